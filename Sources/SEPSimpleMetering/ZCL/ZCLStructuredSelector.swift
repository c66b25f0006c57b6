/// Names an attribute or, by indexes, one element inside it.
///
/// Source: ZigBee Cluster Library, Read Attributes Structured (0x0E).
public struct ZCLStructuredSelector: Hashable, Sendable {
    /// The attribute.
    public var attribute: ZCLAttributeIdentifier
    /// The way down to the element, outermost first, at most 15 indexes; empty for the whole
    /// attribute.
    public var indexes: [UInt16]
    /// The high nibble of the selector octet, 0 in a read.
    public var operation: UInt8

    /// Names the element of `attribute` at `indexes`, nil for more than 15 indexes.
    public init?(attribute: ZCLAttributeIdentifier, indexes: [UInt16] = []) {
        guard indexes.count <= 15 else { return nil }
        self.init(attribute: attribute, indexes: indexes, operation: 0)
    }

    init(attribute: ZCLAttributeIdentifier, indexes: [UInt16], operation: UInt8) {
        self.attribute = attribute
        self.indexes = indexes
        self.operation = operation
    }
}
