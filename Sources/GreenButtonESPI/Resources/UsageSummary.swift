/// A summary of usage and cost over a billing period.
public struct UsageSummary: Hashable, Sendable {
    /// The billing period.
    public var billingPeriod: DateTimeInterval?
    /// The last bill in 1/100000 of the currency.
    public var billLastPeriod: Int64?
    /// The bill so far in 1/100000 of the currency.
    public var billToDate: Int64?
    /// Further costs of the last period in 1/100000 of the currency.
    public var costAdditionalLastPeriod: Int64?
    /// The lines of those costs.
    public var costAdditionalDetailLastPeriod: [LineItem] = []
    /// The currency of all amounts.
    public var currency: Currency?
    /// Consumption of the last billing period.
    public var overallConsumptionLastPeriod: SummaryMeasurement?
    /// Consumption of the current billing period.
    public var currentBillingPeriodOverAllConsumption: SummaryMeasurement?
    /// Net consumption of this day last year.
    public var currentDayLastYearNetConsumption: SummaryMeasurement?
    /// Net consumption of this day.
    public var currentDayNetConsumption: SummaryMeasurement?
    /// Consumption of this day.
    public var currentDayOverallConsumption: SummaryMeasurement?
    /// The highest demand.
    public var peakDemand: SummaryMeasurement?
    /// Consumption of the previous day last year.
    public var previousDayLastYearOverallConsumption: SummaryMeasurement?
    /// Net consumption of the previous day.
    public var previousDayNetConsumption: SummaryMeasurement?
    /// Consumption of the previous day.
    public var previousDayOverallConsumption: SummaryMeasurement?
    /// The quality of the summary.
    public var qualityOfReading: QualityOfReading?
    /// The ratchet demand.
    public var ratchetDemand: SummaryMeasurement?
    /// The period of the ratchet demand.
    public var ratchetDemandPeriod: DateTimeInterval?
    /// When the summary was made, in seconds since 1970 UTC; the schema demands it.
    public var statusTimeStampUnixSeconds: Int64?
    /// What was consumed.
    public var commodity: Commodity?
    /// The tariff, at most 256 characters.
    public var tariffProfile: String?
    /// The reading cycle, at most 256 characters.
    public var readCycle: String?
    /// The riders of the tariff.
    public var tariffRiderRefs: [TariffRiderRef] = []
    /// Who bills.
    public var billingChargeSource: BillingChargeSource?

    /// Nothing given yet.
    public init() {}
}

extension UsageSummary: ElementContent {
    mutating func visit<Visitor: ElementVisitor>(
        _ visitor: inout Visitor
    ) throws(Visitor.Failure) {
        try visitor.interval("billingPeriod", &billingPeriod)
        try visitor.int48("billLastPeriod", &billLastPeriod)
        try visitor.int48("billToDate", &billToDate)
        try visitor.int48("costAdditionalLastPeriod", &costAdditionalLastPeriod)
        try visitor.list(
            "costAdditionalDetailLastPeriod", &costAdditionalDetailLastPeriod, minimumCount: 0)
        try visitor.code("currency", &currency)
        try visitor.nested("overallConsumptionLastPeriod", &overallConsumptionLastPeriod)
        try visitor.nested(
            "currentBillingPeriodOverAllConsumption", &currentBillingPeriodOverAllConsumption)
        try visitor.nested("currentDayLastYearNetConsumption", &currentDayLastYearNetConsumption)
        try visitor.nested("currentDayNetConsumption", &currentDayNetConsumption)
        try visitor.nested("currentDayOverallConsumption", &currentDayOverallConsumption)
        try visitor.nested("peakDemand", &peakDemand)
        try visitor.nested(
            "previousDayLastYearOverallConsumption", &previousDayLastYearOverallConsumption)
        try visitor.nested("previousDayNetConsumption", &previousDayNetConsumption)
        try visitor.nested("previousDayOverallConsumption", &previousDayOverallConsumption)
        try visitor.code("qualityOfReading", &qualityOfReading)
        try visitor.nested("ratchetDemand", &ratchetDemand)
        try visitor.interval("ratchetDemandPeriod", &ratchetDemandPeriod)
        try visitor.integer("statusTimeStamp", &statusTimeStampUnixSeconds, .required)
        try visitor.code("commodity", &commodity)
        try visitor.text("tariffProfile", &tariffProfile, limit: 256)
        try visitor.text("readCycle", &readCycle, limit: 256)
        try visitor.wrappedList("tariffRiderRefs", of: "tariffRiderRef", &tariffRiderRefs)
        try visitor.nested("billingChargeSource", &billingChargeSource)
    }
}
