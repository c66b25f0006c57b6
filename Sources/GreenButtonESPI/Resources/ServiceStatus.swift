/// Whether the service that gives the feeds works.
public struct ServiceStatus: Hashable, Sendable {
    /// The state; the schema demands it.
    public var currentStatus: ServiceAvailability?

    /// Nothing given yet.
    public init() {}
}

extension ServiceStatus: ElementContent {
    mutating func visit<Visitor: ElementVisitor>(
        _ visitor: inout Visitor
    ) throws(Visitor.Failure) {
        try visitor.code("currentStatus", &currentStatus, .required)
    }
}
