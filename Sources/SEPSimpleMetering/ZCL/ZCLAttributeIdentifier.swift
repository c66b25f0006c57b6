/// The 16-bit identifier of an attribute within its cluster.
///
/// It names an attribute only together with the frame's manufacturer code: see
/// ``MeteringAttributeKey``.
public struct ZCLAttributeIdentifier: RawRepresentable, Hashable, Sendable {
    /// The identifier as it travels, 0 to 0xFFFF.
    public var rawValue: UInt16

    /// Names the attribute with this identifier.
    public init(rawValue: UInt16) {
        self.rawValue = rawValue
    }
}
