internal import GreenButtonESPI
internal import IntervalCache

/// A range as a Green Button feed: one IntervalBlock per UTC hour that has readings, in order of time.
///
/// An hour is fetched from the cache by time, whatever order and epoch its samples came in, into one
/// place per second; of several samples in one second the last to arrive stays (a block must not hold
/// a start twice). Memory: one hour of seconds, 57 kB, plus one piece.
struct GreenButtonBody<Sample: ServedSample> {
    private enum Position {
        case head
        case hour(Int)
        case readings(ofHour: Int, second: Int)
        case tail
    }

    private let plan: RangePlan<Sample>
    private let column: ServedColumn
    private let hours: [TimeIndex.Block]
    private let meter: MeterReadingDescription
    private let timing: IntervalTiming
    private var encoder: FeedEncoder
    private var position = Position.head
    /// The value of each second of the open hour; nil where there is no reading.
    private var seconds: [Int64?] = []
    private var batch: [StoredSample<Sample>] = []

    init(
        _ plan: RangePlan<Sample>, _ column: ServedColumn, _ index: TimeIndex,
        _ feed: FeedDescription, _ meter: MeterReadingDescription
    ) {
        self.plan = plan
        self.column = column
        self.meter = meter
        hours = index.blocks
        timing = IntervalTiming(
            nominalIntervalSeconds: UInt32(clamping: plan.ring.nominalIntervalSeconds))
        encoder = FeedEncoder(feed)
    }

    mutating func writeNextPiece(into output: inout [UInt8]) -> APIBodyProgress {
        do throws(ESPIEncodingError) {
            switch position {
            case .head:
                try encoder.begin(into: &output)
                try encoder.beginMeterReading(meter, into: &output)
                position = hours.isEmpty ? .tail : .hour(0)
            case .hour(let index):
                guard fetch(hours[index]) else {
                    return .aborted(
                        reason: "a Green Button answer was broken off: its reader was slower than "
                            + "the cache turns over")
                }
                try encoder.beginBlock(interval: interval(ofHour: index), into: &output)
                position = .readings(ofHour: index, second: 0)
            case .readings(let index, let second):
                try writeReadings(ofHour: index, from: second, into: &output)
            case .tail:
                try encoder.endMeterReading(into: &output)
                try encoder.end(into: &output)
                return .finished
            }
            return .more
        } catch {
            return .aborted(reason: "a Green Button answer was broken off: \(error.description)")
        }
    }

    /// Loads an hour; false when samples that were there at planning are gone.
    private mutating func fetch(_ hour: TimeIndex.Block) -> Bool {
        seconds = Array(repeating: nil, count: 3600)
        var start = hour.startUnixSeconds
        var end = start + 3600
        if case .time(let from, let to) = plan.selection {
            start = max(start, from)
            end = min(end, to)
        }
        var cursor = plan.ring.cursor(
            over: .time(startUnixSeconds: start, endUnixSeconds: end))
        var found = 0
        while cursor.read(into: &batch, maximumCount: 512) > 0 {
            for stored in batch where plan.sequences.contains(stored.sequence) {
                guard let value = stored.sample.thousandths(column) else { continue }
                seconds[Int(stored.sample.timeUnixSeconds - hour.startUnixSeconds)] = value
                found += 1
            }
        }
        return found == hour.sampleCount
    }

    private func nextHourFirst(after index: Int) -> Int64? {
        index + 1 < hours.count ? hours[index + 1].firstReadingUnixSeconds : nil
    }

    private func interval(ofHour index: Int) -> DateTimeInterval {
        let start = hours[index].startUnixSeconds
        let first = start + Int64(seconds.firstIndex { $0 != nil } ?? 0)
        let last = start + Int64(seconds.lastIndex { $0 != nil } ?? 0)
        let duration = timing.durationSeconds(
            startUnixSeconds: last, nextStartUnixSeconds: nextHourFirst(after: index))
        return DateTimeInterval(
            durationSeconds: UInt32(last - first) + duration, startUnixSeconds: first)
    }

    /// Writes about 16 KiB of readings, and the end of the block after the last.
    private mutating func writeReadings(
        ofHour index: Int, from second: Int, into output: inout [UInt8]
    ) throws(ESPIEncodingError) {
        let start = hours[index].startUnixSeconds
        let limit = output.count + 16_384
        var current = seconds[second...].firstIndex { $0 != nil }
        let divisor: Int64 = meter.readingType.powerOfTenMultiplier == .milli ? 1 : 1000
        while let place = current, let value = seconds[place] {
            guard output.count < limit else {
                position = .readings(ofHour: index, second: place)
                return
            }
            let next = seconds[(place + 1)...].firstIndex { $0 != nil }
            let nextStart = next.map { start + Int64($0) } ?? nextHourFirst(after: index)
            try encoder.append(
                IntervalReading(
                    startUnixSeconds: start + Int64(place),
                    durationSeconds: timing.durationSeconds(
                        startUnixSeconds: start + Int64(place), nextStartUnixSeconds: nextStart),
                    value: value / divisor),
                into: &output)
            current = next
        }
        try encoder.endBlock(into: &output)
        position = index + 1 < hours.count ? .hour(index + 1) : .tail
    }
}
