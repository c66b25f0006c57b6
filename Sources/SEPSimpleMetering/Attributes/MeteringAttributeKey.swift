/// What an attribute identifier means: the pair of manufacturer code and identifier.
///
/// A manufacturer's 0x0302 is another attribute than the standard's Divisor 0x0302; a reader that
/// drops the code mistakes one for the other.
public struct MeteringAttributeKey: Hashable, Sendable {
    /// The manufacturer code of the frame, nil for the standard's attributes.
    public var manufacturerCode: UInt16?
    /// The identifier within that space.
    public var attribute: ZCLAttributeIdentifier

    /// Names the attribute of a record in a frame with this header.
    public init(_ attribute: ZCLAttributeIdentifier, in header: ZCLHeader) {
        self.attribute = attribute
        self.manufacturerCode = header.manufacturerCode
    }

    /// Names one of the standard's attributes, or a manufacturer's.
    public init(_ attribute: ZCLAttributeIdentifier, manufacturerCode: UInt16? = nil) {
        self.attribute = attribute
        self.manufacturerCode = manufacturerCode
    }

    /// What the standard says of this attribute, nil for a manufacturer's and for unknown ones.
    public var metering: MeteringAttribute? {
        manufacturerCode == nil ? MeteringAttribute(attribute) : nil
    }
}
