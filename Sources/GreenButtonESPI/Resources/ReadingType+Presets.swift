extension ReadingType {
    /// Instantaneous power in watts, each value a sample (function block 6, its part in watts).
    ///
    /// - Parameters:
    ///   - intervalLengthSeconds: The nominal distance of two samples.
    ///   - flowDirection: `.forward`, or `.net` where the meter reports export as negative demand.
    ///   - multiplier: The power of ten of the values.
    ///   - currency: The customer's currency, where it is known.
    ///   - phase: The phases of the service; split phase is the usual North American home.
    public static func demandWatts(
        intervalLengthSeconds: UInt32, flowDirection: FlowDirection = .forward,
        multiplier: UnitMultiplier = .none, currency: Currency? = nil,
        phase: PhaseCode = .s12n
    ) -> ReadingType {
        electricity(
            .instantaneous, .power, .watt, intervalLengthSeconds, flowDirection, multiplier,
            currency, phase, quality: .raw)
    }

    /// The dial of the register of energy delivered to the customer, in watt-hours (function
    /// block 9). Parameters as for ``demandWatts(intervalLengthSeconds:flowDirection:multiplier:currency:phase:)``.
    public static func deliveredWattHoursRegister(
        intervalLengthSeconds: UInt32, multiplier: UnitMultiplier = .none,
        currency: Currency? = nil, phase: PhaseCode = .s12n
    ) -> ReadingType {
        electricity(
            .bulkQuantity, .energy, .wattHour, intervalLengthSeconds, .forward, multiplier,
            currency, phase, quality: .raw)
    }

    /// The dial of the register of energy received from the customer, in watt-hours, as a positive
    /// number. Parameters as for ``demandWatts(intervalLengthSeconds:flowDirection:multiplier:currency:phase:)``.
    public static func receivedWattHoursRegister(
        intervalLengthSeconds: UInt32, multiplier: UnitMultiplier = .none,
        currency: Currency? = nil, phase: PhaseCode = .s12n
    ) -> ReadingType {
        electricity(
            .bulkQuantity, .energy, .wattHour, intervalLengthSeconds, .reverse, multiplier,
            currency, phase, quality: .raw)
    }

    /// Energy per interval in watt-hours (function block 5): the feed that consumer tools import.
    /// Parameters as for ``demandWatts(intervalLengthSeconds:flowDirection:multiplier:currency:phase:)``.
    public static func intervalEnergyWattHours(
        intervalLengthSeconds: UInt32, flowDirection: FlowDirection = .forward,
        multiplier: UnitMultiplier = .none, currency: Currency? = nil,
        phase: PhaseCode = .s12n
    ) -> ReadingType {
        electricity(
            .deltaData, .energy, .wattHour, intervalLengthSeconds, flowDirection, multiplier,
            currency, phase, quality: .derived)
    }

    private static func electricity(
        _ behaviour: AccumulationBehaviour, _ kind: MeasurementKind, _ uom: UnitSymbol,
        _ intervalLengthSeconds: UInt32, _ flowDirection: FlowDirection,
        _ multiplier: UnitMultiplier, _ currency: Currency?, _ phase: PhaseCode,
        quality: QualityOfReading
    ) -> ReadingType {
        var type = ReadingType()
        type.accumulationBehaviour = behaviour
        type.commodity = .electricitySecondaryMetered
        type.currency = currency
        type.dataQualifier = .notApplicable
        type.defaultQuality = quality
        type.flowDirection = flowDirection
        type.intervalLengthSeconds = intervalLengthSeconds
        type.kind = kind
        type.phase = phase
        type.powerOfTenMultiplier = multiplier
        type.timeAttribute = TimePeriodOfInterest.none
        type.uom = uom
        return type
    }
}
