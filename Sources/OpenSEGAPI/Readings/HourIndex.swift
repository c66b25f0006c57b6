internal import IntervalCache

/// Which UTC hours a plan has readings in, found by one pass over it: what a Green Button feed needs to
/// know before its first block. Memory: 32 bytes per hour that is touched.
struct HourIndex {
    /// One hour with at least one reading.
    struct Hour: Hashable {
        /// The hour's start, a multiple of 3600.
        var startUnixSeconds: Int64
        /// The earliest reading in it.
        var firstReadingUnixSeconds: Int64
        /// How many samples with a value lie in it, same seconds counted each.
        var sampleCount: Int
    }

    /// In order of time, each hour once.
    private(set) var hours: [Hour] = []
    /// The latest reading of all; nil where there is none with a value.
    private(set) var lastStartUnixSeconds: Int64?

    init<Sample: ServedSample>(_ plan: RangePlan<Sample>, _ column: ServedColumn) {
        var puller = ReadingPuller(plan)
        var open: Hour?
        while puller.readBatch(512) {
            for stored in puller.batch where stored.sample.thousandths(column) != nil {
                let time = stored.sample.timeUnixSeconds
                lastStartUnixSeconds = max(lastStartUnixSeconds ?? time, time)
                let start = time - time % 3600
                if var hour = open, hour.startUnixSeconds == start {
                    hour.firstReadingUnixSeconds = min(hour.firstReadingUnixSeconds, time)
                    hour.sampleCount += 1
                    open = hour
                } else {
                    if let open { hours.append(open) }
                    open = Hour(
                        startUnixSeconds: start, firstReadingUnixSeconds: time, sampleCount: 1)
                }
            }
        }
        if let open { hours.append(open) }
        mergeVisits()
    }

    /// A late sample or a step of the clock visits an hour more than once.
    private mutating func mergeVisits() {
        guard
            !zip(hours, hours.dropFirst()).allSatisfy({ $0.startUnixSeconds < $1.startUnixSeconds })
        else { return }
        hours.sort { $0.startUnixSeconds < $1.startUnixSeconds }
        var merged: [Hour] = []
        for hour in hours {
            if let last = merged.last, last.startUnixSeconds == hour.startUnixSeconds {
                merged[merged.count - 1] = Hour(
                    startUnixSeconds: last.startUnixSeconds,
                    firstReadingUnixSeconds: min(
                        last.firstReadingUnixSeconds, hour.firstReadingUnixSeconds),
                    sampleCount: last.sampleCount + hour.sampleCount)
            } else {
                merged.append(hour)
            }
        }
        hours = merged
    }
}
