/// The place where the service is delivered: the root of everything that a feed tells.
public struct UsagePoint: Hashable, Sendable {
    /// Bits: 1 mirror, 2 premises aggregation, 4 electric vehicle, 8 distributed generation,
    /// 16 revenue quality, 32 direct current.
    public var roleFlags: UInt16?
    /// The kind of service; the conformance tests want it.
    public var serviceKind: ServiceKind?
    /// 0 off, 1 on.
    public var status: UInt8?
    /// The place of delivery as the supplier knows it.
    public var serviceDeliveryPoint: ServiceDeliveryPoint?
    /// How far the smart meter is ready for billing, for instance `enabled`; the
    /// lenient decoder keeps other words, the encoder refuses them.
    public var amiBillingReady: String?
    /// Whether the bill should be checked.
    public var checkBilling: Bool?
    /// `connected`, `logicallyDisconnected` or `physicallyDisconnected`; the
    /// lenient decoder keeps other words, the encoder refuses them.
    public var connectionState: String?
    /// The estimated load.
    public var estimatedLoad: SummaryMeasurement?
    /// Whether the point is grounded.
    public var grounded: Bool?
    /// Whether it is a service delivery point.
    public var isSdp: Bool?
    /// Whether it is computed and has no meter.
    public var isVirtual: Bool?
    /// Whether little use is expected.
    public var minimalUsageExpected: Bool?
    /// The nominal voltage.
    public var nominalServiceVoltage: SummaryMeasurement?
    /// The outage region, at most 256 characters.
    public var outageRegion: String?
    /// The phases.
    public var phaseCode: PhaseCode?
    /// The rated current.
    public var ratedCurrent: SummaryMeasurement?
    /// The rated power.
    public var ratedPower: SummaryMeasurement?
    /// The reading cycle, at most 256 characters.
    public var readCycle: String?
    /// The reading route, at most 256 characters.
    public var readRoute: String?
    /// A remark, at most 256 characters.
    public var serviceDeliveryRemark: String?
    /// The priority, at most 32 characters.
    public var servicePriority: String?
    /// Pricing nodes.
    public var pnodeRefs: [PnodeRef] = []
    /// Aggregates of pricing nodes.
    public var aggregateNodeRefs: [AggregateNodeRef] = []

    /// Nothing given yet.
    public init() {}

    /// An electric usage point that is on.
    public static let electricity: UsagePoint = {
        var usagePoint = UsagePoint()
        usagePoint.serviceKind = .electricity
        usagePoint.status = 1
        return usagePoint
    }()
}

extension UsagePoint: ElementContent {
    mutating func visit<Visitor: ElementVisitor>(
        _ visitor: inout Visitor
    ) throws(Visitor.Failure) {
        try visitor.hex("roleFlags", &roleFlags, .optional)
        var category = serviceKind.map { ServiceCategory(kind: $0) }
        try visitor.nested("ServiceCategory", &category)
        serviceKind = category?.kind
        try visitor.integer("status", &status)
        try visitor.nested("serviceDeliveryPoint", &serviceDeliveryPoint)
        try visitor.text("amiBillingReady", &amiBillingReady, limit: .amiBillingReady)
        try visitor.boolean("checkBilling", &checkBilling)
        try visitor.text("connectionState", &connectionState, limit: .connectionState)
        try visitor.nested("estimatedLoad", &estimatedLoad)
        try visitor.boolean("grounded", &grounded)
        try visitor.boolean("isSdp", &isSdp)
        try visitor.boolean("isVirtual", &isVirtual)
        try visitor.boolean("minimalUsageExpected", &minimalUsageExpected)
        try visitor.nested("nominalServiceVoltage", &nominalServiceVoltage)
        try visitor.text("outageRegion", &outageRegion, limit: 256)
        try visitor.code("phaseCode", &phaseCode)
        try visitor.nested("ratedCurrent", &ratedCurrent)
        try visitor.nested("ratedPower", &ratedPower)
        try visitor.text("readCycle", &readCycle, limit: 256)
        try visitor.text("readRoute", &readRoute, limit: 256)
        try visitor.text("serviceDeliveryRemark", &serviceDeliveryRemark, limit: 256)
        try visitor.text("servicePriority", &servicePriority, limit: 32)
        try visitor.wrappedList("pnodeRefs", of: "pnodeRef", &pnodeRefs)
        try visitor.wrappedList("aggregateNodeRefs", of: "aggregateNodeRef", &aggregateNodeRefs)
    }
}

/// The element around the kind of service.
private struct ServiceCategory: ElementContent {
    var kind: ServiceKind?

    init() {}

    init(kind: ServiceKind) {
        self.kind = kind
    }

    mutating func visit<Visitor: ElementVisitor>(
        _ visitor: inout Visitor
    ) throws(Visitor.Failure) {
        try visitor.code("kind", &kind, .required)
    }
}
