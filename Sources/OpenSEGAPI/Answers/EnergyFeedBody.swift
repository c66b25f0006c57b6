internal import GreenButtonESPI

/// Energy per block as a Green Button feed: one IntervalBlock per UTC day, one IntervalReading per
/// block. A reading of which less than 95 % is covered is marked questionable.
struct EnergyFeedBody {
    private let rows: [EnergyBlockRow]
    private let periodSeconds: Int64
    private let meter: MeterReadingDescription
    private var encoder: FeedEncoder
    private var nextRow = 0
    private var hasBegun = false

    init(
        _ rows: [EnergyBlockRow], periodSeconds: Int64, feed: FeedDescription,
        meter: MeterReadingDescription
    ) {
        self.rows = rows
        self.periodSeconds = periodSeconds
        self.meter = meter
        encoder = FeedEncoder(feed)
    }

    mutating func writeNextPiece(into output: inout [UInt8]) -> APIBodyProgress {
        do throws(ESPIEncodingError) {
            if !hasBegun {
                hasBegun = true
                try encoder.begin(into: &output)
                try encoder.beginMeterReading(meter, into: &output)
            }
            if nextRow < rows.count {
                try writeDay(into: &output)
                return .more
            }
            try encoder.endMeterReading(into: &output)
            try encoder.end(into: &output)
            return .finished
        } catch {
            return .aborted(reason: "a Green Button answer was broken off: \(error.description)")
        }
    }

    /// A day of 1,440 one-minute blocks is some 180 kB; of quarters of an hour, 12 kB.
    private mutating func writeDay(into output: inout [UInt8]) throws(ESPIEncodingError) {
        let first = rows[nextRow].startUnixSeconds
        let day = first / 86_400
        var end = nextRow
        while end < rows.count, rows[end].startUnixSeconds / 86_400 == day { end += 1 }
        let duration = rows[end - 1].startUnixSeconds + periodSeconds - first
        try encoder.beginBlock(
            interval: DateTimeInterval(
                durationSeconds: UInt32(clamping: duration), startUnixSeconds: first),
            into: &output)
        let divisor: Int64 = meter.readingType.powerOfTenMultiplier == .milli ? 1 : 1000
        while nextRow < end {
            let row = rows[nextRow]
            let isDoubtful = row.coveredSeconds * 100 < periodSeconds * 95
            try encoder.append(
                IntervalReading(
                    timePeriod: DateTimeInterval(
                        durationSeconds: UInt32(clamping: periodSeconds),
                        startUnixSeconds: row.startUnixSeconds),
                    value: row.milliwattHours / divisor,
                    quality: isDoubtful ? [.questionable] : []),
                into: &output)
            nextRow += 1
        }
        try encoder.endBlock(into: &output)
    }
}
