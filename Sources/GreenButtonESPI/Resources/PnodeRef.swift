/// A pricing node of the grid. The schema demands type and name.
public struct PnodeRef: Hashable, Sendable {
    /// The kind of node, for instance `LAP`; at most 8 characters.
    public var apnodeType: String?
    /// The name of the node, at most 256 characters.
    public var ref: String?
    /// From when, in seconds since 1970 UTC.
    public var startEffectiveDateUnixSeconds: Int64?
    /// Until when, in seconds since 1970 UTC.
    public var endEffectiveDateUnixSeconds: Int64?

    /// Nothing given yet.
    public init() {}
}

extension PnodeRef: ElementContent {
    mutating func visit<Visitor: ElementVisitor>(
        _ visitor: inout Visitor
    ) throws(Visitor.Failure) {
        try visitor.text("apnodeType", &apnodeType, limit: .apnodeType, .required)
        try visitor.text("ref", &ref, limit: 256, .required)
        try visitor.integer("startEffectiveDate", &startEffectiveDateUnixSeconds)
        try visitor.integer("endEffectiveDate", &endEffectiveDateUnixSeconds)
    }
}
