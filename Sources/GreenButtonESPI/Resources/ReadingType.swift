/// What the numbers of a meter reading mean. Everything is optional, as in the schema; the presets
/// in `ReadingType+Presets.swift` fill what readers need.
public struct ReadingType: Hashable, Sendable {
    /// How a value relates to those before it.
    public var accumulationBehaviour: AccumulationBehaviour?
    /// What is measured.
    public var commodity: Commodity?
    /// The tier of the tariff.
    public var consumptionTier: Int16?
    /// The currency of the costs of the readings, which are in its 1/100000.
    public var currency: Currency?
    /// Which statistic a value is.
    public var dataQualifier: DataQualifier?
    /// The quality of every reading that states none of its own.
    public var defaultQuality: QualityOfReading?
    /// The direction of flow.
    public var flowDirection: FlowDirection?
    /// The nominal length of a reading in seconds.
    public var intervalLengthSeconds: UInt32?
    /// The quantity.
    public var kind: MeasurementKind?
    /// The phases.
    public var phase: PhaseCode?
    /// A value times ten to this power is in ``uom``.
    public var powerOfTenMultiplier: UnitMultiplier?
    /// The period that a value belongs to.
    public var timeAttribute: TimePeriodOfInterest?
    /// The time-of-use bucket.
    public var tou: Int16?
    /// The unit.
    public var uom: UnitSymbol?
    /// The critical peak period.
    public var cpp: Int16?
    /// The harmonic.
    public var interharmonic: RationalNumber?
    /// The length or shape of the period measured.
    public var measuringPeriod: TimeAttributeKind?
    /// A further argument of the quantity.
    public var argument: RationalNumber?

    /// A type that says nothing yet.
    public init() {}
}

extension ReadingType: ElementContent {
    mutating func visit<Visitor: ElementVisitor>(
        _ visitor: inout Visitor
    ) throws(Visitor.Failure) {
        try visitor.code("accumulationBehaviour", &accumulationBehaviour)
        try visitor.code("commodity", &commodity)
        try visitor.integer("consumptionTier", &consumptionTier)
        try visitor.code("currency", &currency)
        try visitor.code("dataQualifier", &dataQualifier)
        try visitor.code("defaultQuality", &defaultQuality)
        try visitor.code("flowDirection", &flowDirection)
        try visitor.integer("intervalLength", &intervalLengthSeconds)
        try visitor.code("kind", &kind)
        try visitor.code("phase", &phase)
        try visitor.code("powerOfTenMultiplier", &powerOfTenMultiplier)
        try visitor.code("timeAttribute", &timeAttribute)
        try visitor.integer("tou", &tou)
        try visitor.code("uom", &uom)
        try visitor.integer("cpp", &cpp)
        try visitor.nested("interharmonic", &interharmonic)
        try visitor.code("measuringPeriod", &measuringPeriod)
        try visitor.nested("argument", &argument)
    }
}
