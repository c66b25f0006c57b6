/// The place of delivery as the supplier knows it. May hold personal data: fill in with care.
public struct ServiceDeliveryPoint: Hashable, Sendable {
    /// The name, at most 256 characters.
    public var name: String?
    /// The tariff, at most 256 characters.
    public var tariffProfile: String?
    /// The agreement, at most 256 characters.
    public var customerAgreement: String?
    /// The riders.
    public var tariffRiderRefs: [TariffRiderRef] = []

    /// Nothing given yet.
    public init() {}
}

extension ServiceDeliveryPoint: ElementContent {
    mutating func visit<Visitor: ElementVisitor>(
        _ visitor: inout Visitor
    ) throws(Visitor.Failure) {
        try visitor.text("name", &name, limit: 256)
        try visitor.text("tariffProfile", &tariffProfile, limit: 256)
        try visitor.text("customerAgreement", &customerAgreement, limit: 256)
        try visitor.wrappedList("tariffRiderRefs", of: "tariffRiderRef", &tariffRiderRefs)
    }
}
