/// One measured value.
public struct IntervalReading: Hashable, Sendable {
    /// Cost in 1/100000 of the currency of the reading type, whatever its multiplier; 48 bits.
    public var cost: Int64?
    /// Quality, where it differs from the default of the reading type.
    public var quality: [QualityOfReading]
    /// The period of the reading. A feed may leave it out; then readings follow one another at the
    /// interval length of the reading type from the start of their block.
    public var timePeriod: DateTimeInterval?
    /// The value before the multiplier of the reading type; 48 bits.
    public var value: Int64?
    /// The tier of the tariff.
    public var consumptionTier: Int16?
    /// The time-of-use bucket.
    public var tou: Int16?
    /// The critical peak period.
    public var cpp: Int16?

    /// A reading that says everything the schema knows.
    @inlinable public init(
        timePeriod: DateTimeInterval?, value: Int64?, cost: Int64? = nil,
        quality: [QualityOfReading] = [], consumptionTier: Int16? = nil, tou: Int16? = nil,
        cpp: Int16? = nil
    ) {
        self.cost = cost
        self.quality = quality
        self.timePeriod = timePeriod
        self.value = value
        self.consumptionTier = consumptionTier
        self.tou = tou
        self.cpp = cpp
    }

    /// A value and its period, the usual reading.
    @inlinable public init(startUnixSeconds: Int64, durationSeconds: UInt32, value: Int64) {
        self.init(
            timePeriod: DateTimeInterval(
                durationSeconds: durationSeconds, startUnixSeconds: startUnixSeconds),
            value: value)
    }

    /// Whether there is nothing but a period and a value.
    var isPlain: Bool {
        cost == nil && quality.isEmpty && consumptionTier == nil && tou == nil && cpp == nil
    }
}
