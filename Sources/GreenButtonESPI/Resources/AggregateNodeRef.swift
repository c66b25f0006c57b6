/// An aggregate of pricing nodes. The schema demands type and name.
public struct AggregateNodeRef: Hashable, Sendable {
    /// The kind of aggregate, for instance `LFZ`; at most 8 characters.
    public var anodeType: String?
    /// The name of the aggregate, at most 256 characters.
    public var ref: String?
    /// From when, in seconds since 1970 UTC.
    public var startEffectiveDateUnixSeconds: Int64?
    /// Until when, in seconds since 1970 UTC.
    public var endEffectiveDateUnixSeconds: Int64?
    /// The nodes in it.
    public var pnodeRefs: [PnodeRef] = []

    /// Nothing given yet.
    public init() {}
}

extension AggregateNodeRef: ElementContent {
    mutating func visit<Visitor: ElementVisitor>(
        _ visitor: inout Visitor
    ) throws(Visitor.Failure) {
        try visitor.text("anodeType", &anodeType, limit: .anodeType, .required)
        try visitor.text("ref", &ref, limit: 256, .required)
        try visitor.integer("startEffectiveDate", &startEffectiveDateUnixSeconds)
        try visitor.integer("endEffectiveDate", &endEffectiveDateUnixSeconds)
        try visitor.list("pnodeRef", &pnodeRefs, minimumCount: 0)
    }
}
