import GreenButtonESPI

/// The second pass: readings, each with the meter reading that it belongs to.
struct ReadingPass {
    private let directory: MeterReadingDirectory
    private let mode: DecodingMode
    private(set) var count = 0

    private var entryCount = 0
    private var meter: Int?
    /// Where a reading without a period of its own begins, and how long it lasts.
    private var nextStartUnixSeconds: Int64?
    private var intervalLengthSeconds: UInt32?
    /// The period of the next reading is there but can not be understood, which is another thing than
    /// a period that was left out.
    private var periodIsDamaged = false

    init(directory: MeterReadingDirectory, mode: DecodingMode) {
        self.directory = directory
        self.mode = mode
    }

    mutating func take(_ event: FeedEvent) {
        switch event {
        case .beginBlock(let block):
            meter = directory.meterReadingIndex(ofEntry: entryCount)
            // Without a link the only meter reading there is must be meant.
            if meter == nil, mode == .lenient, directory.meterReadingCount == 1 { meter = 0 }
            nextStartUnixSeconds = block.interval?.startUnixSeconds
            intervalLengthSeconds =
                meter.flatMap(directory.readingType(ofMeterReading:))?.intervalLengthSeconds
        case .reading(let reading):
            count += 1
            StandardOutput.print(line(reading))
        case .endEntry: entryCount += 1
        case .warning(let warning):
            if warning.code == .elementMissing, warning.location.element == "IntervalReading" {
                periodIsDamaged = true
            }
        case .resource, .endBlock, .extensionSkipped, .endFeed: break
        }
    }

    private mutating func line(_ reading: IntervalReading) -> String {
        if periodIsDamaged { nextStartUnixSeconds = nil }
        let start = reading.timePeriod?.startUnixSeconds ?? nextStartUnixSeconds
        let duration =
            reading.timePeriod?.durationSeconds ?? (periodIsDamaged ? nil : intervalLengthSeconds)
        periodIsDamaged = false
        if let start, let duration {
            let (end, overflow) = start.addingReportingOverflow(Int64(duration))
            nextStartUnixSeconds = overflow ? nil : end
        } else {
            nextStartUnixSeconds = nil
        }
        var json = JSONText()
        json.add("meter", meter.map { Int64($0) })
        json.add("start", start)
        json.add("duration", duration.map { Int64($0) })
        json.add("value", reading.value)
        if let cost = reading.cost { json.add("cost", cost) }
        if !reading.quality.isEmpty {
            json.add("quality", .list(reading.quality.map { .number(Int64($0.rawValue)) }))
        }
        if let tier = reading.consumptionTier { json.add("consumptionTier", Int64(tier)) }
        if let tou = reading.tou { json.add("tou", Int64(tou)) }
        if let cpp = reading.cpp { json.add("cpp", Int64(cpp)) }
        return "{\"reading\":\(json.object)}"
    }
}
