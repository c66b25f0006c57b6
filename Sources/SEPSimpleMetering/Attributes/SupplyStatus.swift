/// Whether the meter lets energy through. Numbers without a name are kept.
///
/// Source: Simple Metering cluster 0x0702, attribute 0x0014 SupplyStatus.
public struct SupplyStatus: RawRepresentable, Hashable, Sendable {
    /// The number as it travels.
    public var rawValue: UInt8

    /// Keeps the number, known or not.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// Supply off.
    public static let off = SupplyStatus(rawValue: 0)
    /// Supply off, the customer may switch it on.
    public static let offArmed = SupplyStatus(rawValue: 1)
    /// Supply on.
    public static let on = SupplyStatus(rawValue: 2)
    /// Left as it is; in the supply state attributes 0x0607 to 0x0609 only.
    public static let unchanged = SupplyStatus(rawValue: 3)
}
