/// What became of one item of a batch.
public struct BatchItemInfo: Hashable, Sendable {
    /// A number that the batch gives to the item.
    public var name: UInt16?
    /// What was asked for.
    public var operation: CRUDOperation?
    /// How it ended.
    public var statusCode: StatusCode?
    /// Why, at most 256 characters.
    public var statusReason: String?

    /// Nothing given yet.
    public init() {}
}

extension BatchItemInfo: ElementContent {
    mutating func visit<Visitor: ElementVisitor>(
        _ visitor: inout Visitor
    ) throws(Visitor.Failure) {
        try visitor.hex("name", &name, .optional)
        try visitor.code("operation", &operation)
        try visitor.code("statusCode", &statusCode)
        try visitor.text("statusReason", &statusReason, limit: 256)
    }
}
