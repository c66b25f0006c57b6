internal import IntervalCache

/// A range answer before its first byte: which samples it will hold, decided once, so that headers
/// and body agree although the writer goes on.
struct RangePlan<Sample: ServedSample> {
    let ring: IntervalRing<Sample>
    /// What the ring is asked for.
    let selection: RingSelection
    /// Start and end as resolved; nil where the range is open on that side.
    let startUnixSeconds: Int64?
    let endUnixSeconds: Int64?
    /// Now, by the meter's clock.
    let meterNowUnixSeconds: Int64
    /// Coverage of the selection at the moment of planning.
    let report: RangeReport
    /// The first and the last sample that belong to the answer, by number. Later ones are not in it.
    let sequences: ClosedRange<UInt64>
    /// True where nothing can come into the range any more: both ends are given, and the meter's
    /// clock has passed the end by more than a sample may be late.
    let isClosed: Bool

    /// Resolves a selection and looks it up. Throws 404 `data not found` where the range holds
    /// nothing. `selection` must not be `.current`.
    init(
        _ ring: IntervalRing<Sample>, _ wanted: ReadingsRequest.Selection, nowUnixSeconds: Int64
    ) throws(APIProblem) {
        guard let newest = ring.newest else {
            throw .noData("the cache is still empty")
        }
        self.ring = ring
        // The window is the meter's: its clock may be off, or a capture may be replayed. A late sample
        // does not move the newest time back.
        let newestTime = newest.sample.stamp.runningMaximumUnixSeconds
        let meterNow = max(nowUnixSeconds &- newest.sample.receiveOffsetSeconds, newestTime)
        meterNowUnixSeconds = meterNow
        var bounds: Range<Int64>?
        switch wanted {
        case .current, .all:
            selection = .all
        case .lastSeconds(let seconds):
            bounds = meterNow &- seconds..<meterNow &+ 1
            selection = .time(
                startUnixSeconds: meterNow &- seconds, endUnixSeconds: meterNow &+ 1)
        case .range(let from, let to):
            let end = to ?? max(from, meterNow) &+ 1
            bounds = from..<end
            selection = .time(startUnixSeconds: from, endUnixSeconds: end)
        case .since(let sequence, _):
            guard sequence <= newest.sequence else {
                throw .noData(
                    "sequence \(sequence) has not been given out since the gateway was started; "
                        + "the newest is \(newest.sequence), and since=0 gives everything")
            }
            selection = .since(sequence: sequence)
        }
        startUnixSeconds = bounds?.lowerBound
        endUnixSeconds = bounds?.upperBound
        let whole = ring.report(over: selection)
        guard let first = whole.firstSequence, let last = whole.lastSequence, first <= last else {
            throw .noData(Self.emptiness(wanted, ring: ring, bounds))
        }
        sequences = first...last
        report = Self.withoutFuture(whole, ring: ring, bounds, meterNow)
        if case .range(_, .some(let to)) = wanted {
            isClosed = newestTime &- to > SampleStamp.maximumLatenessSeconds
        } else {
            isClosed = false
        }
    }

    /// A range may reach into the future; what is not due yet is not missing.
    private static func withoutFuture(
        _ whole: RangeReport, ring: IntervalRing<Sample>, _ bounds: Range<Int64>?, _ meterNow: Int64
    ) -> RangeReport {
        guard let bounds, bounds.upperBound > meterNow + 1, bounds.lowerBound <= meterNow else {
            return whole
        }
        let untilNow = ring.report(
            over: .time(startUnixSeconds: bounds.lowerBound, endUnixSeconds: meterNow + 1))
        // Readings from the future, from before the meter's clock was set back, keep the whole range.
        return untilNow.presentCount == whole.presentCount ? untilNow : whole
    }

    private static func emptiness(
        _ wanted: ReadingsRequest.Selection, ring: IntervalRing<Sample>, _ bounds: Range<Int64>?
    ) -> String {
        if case .since(let sequence, _) = wanted {
            return "nothing has come after sequence \(sequence) yet"
        }
        let held = ring.report(over: .all)
        guard let bounds, let oldest = held.firstTimeUnixSeconds,
            let newest = held.lastTimeUnixSeconds
        else {
            return "the cache is still empty"
        }
        return "there is no reading from \(UTCText.string(bounds.lowerBound)) until "
            + "\(UTCText.string(bounds.upperBound)); the cache holds \(UTCText.string(oldest)) to "
            + UTCText.string(newest)
    }
}
