/// A rider of a tariff that the customer may take part in. The schema demands every part.
public struct TariffRiderRef: Hashable, Sendable {
    /// The rider, at most 256 characters.
    public var riderType: String?
    /// `unenrolled`, `enrolled` or `enrolledPending`; the
    /// lenient decoder keeps other words, the encoder refuses them.
    public var enrollmentStatus: String?
    /// Since when, in seconds since 1970 UTC.
    public var effectiveDateUnixSeconds: Int64?

    /// Nothing given yet.
    public init() {}
}

extension TariffRiderRef: ElementContent {
    mutating func visit<Visitor: ElementVisitor>(
        _ visitor: inout Visitor
    ) throws(Visitor.Failure) {
        try visitor.text("riderType", &riderType, limit: 256, .required)
        try visitor.text("enrollmentStatus", &enrollmentStatus, limit: .enrollmentStatus, .required)
        try visitor.integer("effectiveDate", &effectiveDateUnixSeconds, .required)
    }
}
