/// Adds up, epoch by epoch, what a `RangeReport` says. Works on unchecked slots: see `consistent`.
struct RangeTally {
    let core: RingCore
    let maximumGapCount: Int
    let usual: Int64
    var report = RangeReport()
    var missing: Int64 = 0

    init(core: RingCore, maximumGapCount: Int) {
        self.core = core
        self.maximumGapCount = maximumGapCount
        usual = core.usualIntervalSeconds
        report.nominalIntervalSeconds = Int(core.nominalInterval)
        report.usualIntervalSeconds = Int(usual)
    }

    /// Adds the samples `first` to `last` of one epoch, and the gaps between them; with those after
    /// `chainStart`, where that comes before `first` and belongs to the same epoch.
    mutating func addRun(first: UInt, last: UInt, chainStart: UInt) {
        addSamples(first: first, last: last, count: last &- first &+ 1)
        core.forEachMark(after: chainStart, to: last) { mark in
            addGap(at: mark, start: .min, end: .max)
        }
    }

    /// Adds what an epoch (`first` to `last`) holds and lacks between two times. The oldest epoch of
    /// the ring answers for all time before it, the newest for all time after it.
    mutating func addEpoch(
        first: UInt, last: UInt, start: Int64, end: Int64, isOldest: Bool, isNewest: Bool
    ) {
        let count = last &- first &+ 1
        let low = core.firstOffset(reaching: start, from: first, count: count)
        let high =
            low &+ core.firstOffset(reaching: end, from: first &+ low, count: count &- low)
        addSamples(from: first, count: count, low: low, high: high, start: start, end: end)
        addGaps(from: first, count: count, low: low, high: high, start: start, end: end)
        if isOldest {
            addLead(firstTime: core.stamp(first).runningMaximumUnixSeconds, start: start, end: end)
        }
        if isNewest {
            addTail(lastTime: core.stamp(last).runningMaximumUnixSeconds, start: start, end: end)
        }
    }

    /// The samples in the range: those in order, less late ones from before it, and late ones that
    /// arrived after it had passed.
    private mutating func addSamples(
        from first: UInt, count: UInt, low: UInt, high: UInt, start: Int64, end: Int64
    ) {
        guard low < count else { return }
        let lateness = SampleStamp.maximumLatenessSeconds
        func isInRange(_ number: UInt) -> Bool {
            let time = core.stamp(number).timeUnixSeconds
            return start <= time && time < end
        }
        func forEachMark(from low: UInt, to high: UInt, _ body: (UInt) -> Void) {
            guard low < high else { return }
            // The mark of `low` itself shows against its predecessor only; look at it directly.
            body(first &+ low)
            core.forEachMark(after: first &+ low, to: first &+ high &- 1, body)
        }
        var present = high &- low
        var firstFound = low
        let settled =
            low
            &+ core.firstOffset(
                reaching: start &+ lateness, from: first &+ low, count: count &- low)
        forEachMark(from: low, to: min(settled, high)) { if !isInRange($0) { present &-= 1 } }
        while firstFound < high, !isInRange(first &+ firstFound) { firstFound &+= 1 }
        var lastFound: UInt?
        if firstFound < high {
            var offset = high &- 1
            while offset > firstFound, !isInRange(first &+ offset) { offset &-= 1 }
            lastFound = offset
        }
        let stragglers =
            high
            &+ core.firstOffset(
                reaching: end &+ lateness, from: first &+ high, count: count &- high)
        forEachMark(from: high, to: stragglers) { number in
            guard isInRange(number) else { return }
            present &+= 1
            if lastFound == nil { firstFound = number &- first }
            lastFound = number &- first
        }
        guard let lastFound else { return }
        addSamples(first: first &+ firstFound, last: first &+ lastFound, count: present)
    }

    private mutating func addSamples(first: UInt, last: UInt, count: UInt) {
        report.presentCount += Int(clamping: count)
        report.epochCount += 1
        if report.firstSequence == nil {
            report.firstSequence = UInt64(first)
            report.firstTimeUnixSeconds = core.stamp(first).timeUnixSeconds
        }
        report.lastSequence = UInt64(last)
        report.lastTimeUnixSeconds = core.stamp(last).timeUnixSeconds
    }

    /// The holes between samples of the epoch that reach into the range.
    private mutating func addGaps(
        from first: UInt, count: UInt, low: UInt, high: UInt, start: Int64, end: Int64
    ) {
        let chainStart = max(low, 1) &- 1
        let chainEnd = min(high, count &- 1)
        guard start < end, chainStart < chainEnd else { return }
        core.forEachMark(after: first &+ chainStart, to: first &+ chainEnd) { mark in
            addGap(at: mark, start: start, end: end)
        }
    }

    /// The hole before a marked sample, if it is one, cut to the range.
    private mutating func addGap(at number: UInt, start: Int64, end: Int64) {
        let stamp = core.stamp(number)
        guard stamp.latenessSeconds == 0 else { return }
        let from = core.stamp(number &- 1).runningMaximumUnixSeconds
        let to = stamp.timeUnixSeconds
        let (cutFrom, cutTo) = (max(from, start), min(to, end))
        // Torn values can be in any order; whole ones are not.
        guard cutFrom < cutTo else { return }
        let whole = core.columns(number).missing &- core.columns(number &- 1).missing
        addGap(
            from: cutFrom, to: cutTo, cause: stamp.gapCauseBefore,
            missing: RingGaps.missingCount(whole, part: cutTo &- cutFrom, of: to &- from))
    }

    /// From the start of the range to the oldest sample of all.
    private mutating func addLead(firstTime: Int64, start: Int64, end: Int64) {
        let length = min(firstTime, end) &- start
        guard length > 0, length &* 2 > usual &* 3 else { return }
        addGap(from: start, to: start &+ length, cause: nil, missing: (length + usual / 2) / usual)
    }

    /// From the newest sample of all to the end of the range: a gap once the next sample is overdue
    /// by half an interval.
    private mutating func addTail(lastTime: Int64, start: Int64, end: Int64) {
        let from = max(lastTime, start)
        guard from < end, (end &- lastTime) &* 2 > usual &* 3 else { return }
        // Samples were due at lastTime + k * usual; count those within the range.
        let dueBefore = max(0, from &- 1 &- lastTime) / usual
        addGap(
            from: from, to: end, cause: nil, missing: (end &- 1 &- lastTime) / usual &- dueBefore)
    }

    /// A range in a ring that holds nothing at all.
    mutating func addEmptyRing(start: Int64, end: Int64) {
        guard start < end else { return }
        addGap(from: start, to: end, cause: nil, missing: (end &- start &+ usual &- 1) / usual)
    }

    private mutating func addGap(from: Int64, to: Int64, cause: GapCause?, missing: Int64) {
        self.missing &+= missing
        report.gapCount += 1
        report.longestGapSeconds = max(report.longestGapSeconds, to &- from)
        if report.gaps.count < maximumGapCount {
            report.gaps.append(
                RangeGap(
                    startUnixSeconds: from, endUnixSeconds: to, cause: cause,
                    missingCount: Int(clamping: missing)))
        }
    }

    /// The report, with expected as present plus missing.
    func finished(overwritten: UInt64, overtaken: UInt64) -> RangeReport {
        var report = report
        report.expectedCount = Int(clamping: Int64(report.presentCount) &+ missing)
        report.overwrittenCount = overwritten
        report.overtakenCount = overtaken
        return report
    }
}
