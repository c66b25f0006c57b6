/// One block as ``IntervalBlockAssembler`` makes it: a collection of readings in order of time, each
/// made when it is asked for.
public struct AssembledIntervalBlock: Hashable, Sendable {
    struct TimedValue: Hashable, Sendable {
        var startUnixSeconds: Int64
        var value: Int64
    }

    private let timing: IntervalTiming
    private let values: [TimedValue]
    private let nextStartUnixSeconds: Int64?
    /// From the start of the first reading to the end of the last.
    public let interval: DateTimeInterval

    /// `values` is not empty and rises in time.
    init(timing: IntervalTiming, values: [TimedValue], nextStartUnixSeconds: Int64?) {
        self.timing = timing
        self.values = values
        self.nextStartUnixSeconds = nextStartUnixSeconds
        interval = timing.interval(
            firstStartUnixSeconds: values[0].startUnixSeconds,
            lastStartUnixSeconds: values[values.count - 1].startUnixSeconds,
            nextStartUnixSeconds: nextStartUnixSeconds)
    }
}

extension AssembledIntervalBlock: RandomAccessCollection {
    /// 0.
    public var startIndex: Int { values.startIndex }
    /// The number of readings.
    public var endIndex: Int { values.endIndex }

    /// A reading with its value, start and duration.
    public subscript(index: Int) -> IntervalReading {
        let next =
            index + 1 < values.count ? values[index + 1].startUnixSeconds : nextStartUnixSeconds
        let start = values[index].startUnixSeconds
        return IntervalReading(
            startUnixSeconds: start,
            durationSeconds: timing.durationSeconds(
                startUnixSeconds: start, nextStartUnixSeconds: next),
            value: values[index].value)
    }
}
