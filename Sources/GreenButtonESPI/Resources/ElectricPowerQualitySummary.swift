/// Events and levels of power quality over a period. Counts and levels have 48 bits.
public struct ElectricPowerQualitySummary: Hashable, Sendable {
    /// Long-term flicker.
    public var flickerPlt: Int64?
    /// Short-term flicker.
    public var flickerPst: Int64?
    /// Harmonic voltage.
    public var harmonicVoltage: Int64?
    /// Long interruptions.
    public var longInterruptions: Int64?
    /// Mains voltage in microvolts.
    public var mainsVoltageMicrovolts: Int64?
    /// 0 IEEE 1519, 1 EN 50160.
    public var measurementProtocol: UInt8?
    /// Frequency in microhertz.
    public var powerFrequencyMicrohertz: Int64?
    /// Rapid voltage changes.
    public var rapidVoltageChanges: Int64?
    /// Short interruptions.
    public var shortInterruptions: Int64?
    /// The period; the schema demands it.
    public var summaryInterval: DateTimeInterval?
    /// Voltage dips.
    public var supplyVoltageDips: Int64?
    /// Voltage imbalance.
    public var supplyVoltageImbalance: Int64?
    /// Voltage variations.
    public var supplyVoltageVariations: Int64?
    /// Temporary overvoltages.
    public var tempOvervoltage: Int64?

    /// Nothing given yet.
    public init() {}
}

extension ElectricPowerQualitySummary: ElementContent {
    mutating func visit<Visitor: ElementVisitor>(
        _ visitor: inout Visitor
    ) throws(Visitor.Failure) {
        try visitor.int48("flickerPlt", &flickerPlt)
        try visitor.int48("flickerPst", &flickerPst)
        try visitor.int48("harmonicVoltage", &harmonicVoltage)
        try visitor.int48("longInterruptions", &longInterruptions)
        try visitor.int48("mainsVoltage", &mainsVoltageMicrovolts)
        try visitor.integer("measurementProtocol", &measurementProtocol)
        try visitor.int48("powerFrequency", &powerFrequencyMicrohertz)
        try visitor.int48("rapidVoltageChanges", &rapidVoltageChanges)
        try visitor.int48("shortInterruptions", &shortInterruptions)
        try visitor.interval("summaryInterval", &summaryInterval, .required)
        try visitor.int48("supplyVoltageDips", &supplyVoltageDips)
        try visitor.int48("supplyVoltageImbalance", &supplyVoltageImbalance)
        try visitor.int48("supplyVoltageVariations", &supplyVoltageVariations)
        try visitor.int48("tempOvervoltage", &tempOvervoltage)
    }
}
