internal import GreenButtonESPI
internal import IntervalCache
internal import Synchronization

/// The codes of the Green Button feeds and of the metadata: one truth for both.
///
/// A ReadingType is one resource with one id, so its codes describe the whole cache and not the range
/// that is asked for: the multiplier is -3 (thousandths) as soon as one value in the cache is not
/// whole, the flow direction of demand is net as soon as one value is negative.
struct FeedCodes: Sendable {
    private let configuration: APIConfiguration
    private let demandRing: IntervalRing<DemandSample>
    private let registerRing: IntervalRing<RegisterSample>
    private let demand = ColumnSurvey()
    private let delivered = ColumnSurvey()
    private let received = ColumnSurvey()

    init(
        _ configuration: APIConfiguration, demand: IntervalRing<DemandSample>,
        register: IntervalRing<RegisterSample>
    ) {
        self.configuration = configuration
        demandRing = demand
        registerRing = register
    }

    /// What the numbers of a column mean, as of now.
    func readingType(_ column: ServedColumn) -> ReadingType {
        var type: ReadingType
        let interval: Int
        let survey: (isFractional: Bool, isNegative: Bool)
        switch column {
        case .demand:
            survey = demand.survey(demandRing, column)
            interval = demandRing.nominalIntervalSeconds
            type = .demandWatts(
                intervalLengthSeconds: UInt32(clamping: interval),
                flowDirection: survey.isNegative ? .net : .forward)
        case .delivered:
            survey = delivered.survey(registerRing, column)
            interval = registerRing.nominalIntervalSeconds
            type = .deliveredWattHoursRegister(intervalLengthSeconds: UInt32(clamping: interval))
        case .received:
            survey = received.survey(registerRing, column)
            interval = registerRing.nominalIntervalSeconds
            type = .receivedWattHoursRegister(intervalLengthSeconds: UInt32(clamping: interval))
        }
        type.powerOfTenMultiplier = survey.isFractional ? .milli : UnitMultiplier.none
        type.currency = configuration.currencyCode.map { Currency(rawValue: $0) }
        type.phase = PhaseCode(rawValue: configuration.phaseCode)
        return type
    }

    /// The measurement as a feed describes it. Numbers are for ever: they are part of ids.
    func meterReading(_ column: ServedColumn) -> MeterReadingDescription {
        switch column {
        case .demand:
            MeterReadingDescription(
                number: 1, title: "Instantaneous demand (W)", readingType: readingType(column))
        case .delivered:
            MeterReadingDescription(
                number: 2, title: "Register, energy delivered (Wh)",
                readingType: readingType(column))
        case .received:
            MeterReadingDescription(
                number: 3, title: "Register, energy received (Wh)",
                readingType: readingType(column))
        }
    }

    /// Energy per block as a feed describes it. Each flow and period is a measurement of its own.
    func energyMeterReading(
        _ flow: ReadingsRequest.Flow, periodSeconds: Int64
    ) -> MeterReadingDescription {
        let place: (number: Int, direction: FlowDirection, title: String)
        var isFractional = true
        switch flow {
        case .net:
            let isNegative = demand.survey(demandRing, .demand).isNegative
            place = (4, isNegative ? .net : .forward, "net")
        case .delivered:
            isFractional = delivered.survey(registerRing, .delivered).isFractional
            place = (5, .forward, "delivered")
        case .received:
            isFractional = received.survey(registerRing, .received).isFractional
            place = (6, .reverse, "received")
        }
        var type = ReadingType.intervalEnergyWattHours(
            intervalLengthSeconds: UInt32(clamping: periodSeconds),
            flowDirection: place.direction, multiplier: isFractional ? .milli : UnitMultiplier.none)
        type.currency = configuration.currencyCode.map { Currency(rawValue: $0) }
        type.phase = PhaseCode(rawValue: configuration.phaseCode)
        return MeterReadingDescription(
            number: Int(periodSeconds) * 10 + place.number,
            title: "Energy \(place.title) per \(periodSeconds) s (Wh)", readingType: type)
    }

    /// The head of a feed. `publishedUnixSeconds` is when this gateway was started.
    func feed(
        title: String, publishedUnixSeconds: Int64, updatedUnixSeconds: Int64
    ) -> FeedDescription {
        FeedDescription(
            title: title, updatedUnixSeconds: max(publishedUnixSeconds, updatedUnixSeconds),
            publishedUnixSeconds: publishedUnixSeconds,
            namespace: ESPIUUID(
                version5In: .urlNamespace,
                name: "openseg:" + configuration.installationIdentifier),
            localTime: localTime)
    }

    private var localTime: LocalTimeParameters {
        let offset = Int64(configuration.timeZoneOffsetSeconds)
        return switch configuration.daylightSaving {
        case .none: LocalTimeParameters(tzOffsetSeconds: offset)
        case .northAmerica: .northAmerica(tzOffsetSeconds: offset)
        case .europe: .europe(tzOffsetSeconds: offset)
        case .rules(let start, let end, let addedSeconds):
            LocalTimeParameters(
                tzOffsetSeconds: offset, dstOffsetSeconds: Int64(addedSeconds),
                dstStartRule: DaylightRule(rawValue: start), dstEndRule: DaylightRule(rawValue: end)
            )
        }
    }
}

/// Knows whether a column of the cache holds a fractional or a negative value, by looking at each
/// sample once: a call costs only what has come since the one before.
final class ColumnSurvey: Sendable {
    // Sequence numbers; 0 stands for none, because the first sample has number 1. All three only
    // grow, and a survey that is run twice finds the same, so calls from several threads do no harm.
    // Relaxed is enough for the two findings: `scanned` is stored releasing after them and loaded
    // acquiring before them.
    private let scanned = Atomic<UInt64>(0)
    private let lastFractional = Atomic<UInt64>(0)
    private let lastNegative = Atomic<UInt64>(0)

    func survey<Sample: ServedSample>(
        _ ring: IntervalRing<Sample>, _ column: ServedColumn
    ) -> (isFractional: Bool, isNegative: Bool) {
        guard let newest = ring.newest?.sequence else { return (false, false) }
        let done = scanned.load(ordering: .acquiring)
        if done < newest {
            var cursor = ring.cursor(over: .since(sequence: done))
            var batch: [StoredSample<Sample>] = []
            var fractional: UInt64 = 0
            var negative: UInt64 = 0
            var last = done
            while cursor.read(into: &batch, maximumCount: 1024) > 0 {
                for stored in batch {
                    last = stored.sequence
                    guard let value = stored.sample.thousandths(column) else { continue }
                    if value % 1000 != 0 { fractional = stored.sequence }
                    if value < 0 { negative = stored.sequence }
                }
            }
            lastFractional.max(fractional, ordering: .relaxed)
            lastNegative.max(negative, ordering: .relaxed)
            scanned.max(last, ordering: .releasing)
        }
        let capacity = UInt64(ring.capacity)
        let oldest = newest > capacity ? newest - capacity + 1 : 1
        return (
            lastFractional.load(ordering: .relaxed) >= oldest,
            lastNegative.load(ordering: .relaxed) >= oldest
        )
    }
}
