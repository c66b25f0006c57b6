/// Who bills.
public struct BillingChargeSource: Hashable, Sendable {
    /// The name of the agency, at most 256 characters.
    public var agencyName: String?

    /// Nothing given yet.
    public init() {}
}

extension BillingChargeSource: ElementContent {
    mutating func visit<Visitor: ElementVisitor>(
        _ visitor: inout Visitor
    ) throws(Visitor.Failure) {
        try visitor.text("agencyName", &agencyName, limit: 256)
    }
}
