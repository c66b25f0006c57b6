/// An attribute that a device says it has.
///
/// Source: ZigBee Cluster Library, Discover Attributes Response (0x0D) and Discover Attributes
/// Extended Response (0x16).
public struct ZCLDiscoveredAttribute: Hashable, Sendable {
    /// The attribute.
    public var attribute: ZCLAttributeIdentifier
    /// The type of its values.
    public var type: ZCLDataType
    /// What may be done with it (bit 0 read, 1 write, 2 report), nil in the short form.
    public var access: UInt8?

    /// Makes a row from its parts.
    public init(attribute: ZCLAttributeIdentifier, type: ZCLDataType, access: UInt8? = nil) {
        self.attribute = attribute
        self.type = type
        self.access = access
    }
}
