/// The body of a notification that data is ready.
public struct BatchList: Hashable, Sendable {
    /// The addresses of the data.
    public var resources: [String] = []

    /// Nothing given yet.
    public init() {}
}

extension BatchList: ElementContent {
    mutating func visit<Visitor: ElementVisitor>(
        _ visitor: inout Visitor
    ) throws(Visitor.Failure) {
        try visitor.texts("resources", &resources, limit: .max, minimumCount: 0)
    }
}
