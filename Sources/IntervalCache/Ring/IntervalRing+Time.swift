extension IntervalRing {
    /// The sample in force at a time: the last one that had come in order by then, in the newest
    /// epoch that reaches back so far. Nil where the ring does not.
    ///
    /// How old it was at that time is for the caller to look at. A few steps for regular samples,
    /// O(log n) for any, for each epoch looked at; late samples in a row are walked over.
    ///
    /// - Parameter timeUnixSeconds: by the meter's clock.
    @inlinable
    public func sample(atUnixSeconds timeUnixSeconds: Int64) -> StoredSample<Sample>? {
        let time = RingCore.bounded(timeUnixSeconds)
        if let stored = sampleOfSteadyRate(at: time) { return stored }
        while true {
            guard let number = core.numberInForce(at: time) else { return nil }
            let stored = load(number)
            // Overtaken between the search and the copy: search again.
            if RingCore.isAtLeast(number, core.lowestIntact()) { return stored }
        }
    }

    /// The sample in force if it stands where evenly spaced samples have it, counted back from the
    /// newest; nil where that has to be searched for.
    @inlinable
    @inline(__always)
    func sampleOfSteadyRate(at time: Int64) -> StoredSample<Sample>? {
        let head = core.acquireHead()
        let count = core.visibleCount(head: head)
        guard count > 0 else { return nil }
        let newestTime = core.stamp(head).runningMaximumUnixSeconds
        let back = max(newestTime &- time, 0)
        let usual = core.usualIntervalSeconds
        let steps = UInt64(bitPattern: (back &+ usual &- 1) / usual)
        guard steps < count else { return nil }
        let number = head &- UInt(steps)
        // One epoch from end to end: then that of the sample need not be fetched from afar.
        let oldest = head &- count &+ 1
        let epoch = core.epoch(inSlot: core.slot(head))
        guard core.epoch(inSlot: core.slot(oldest)) == epoch else { return nil }
        let base = core.slot(number) &* (Sample.wordCount / 2)
        let samples = core.samples
        let sample = Sample(wordPairs: { samples.load(base &+ $0) })
        // The next one must be later than the time, and this one in order.
        let next = steps > 0 ? core.stamp(number &+ 1).runningMaximumUnixSeconds : .max
        guard sample.stamp.timeUnixSeconds <= time, time < next,
            sample.stamp.latenessSeconds == 0, RingCore.isAtLeast(oldest, core.lowestIntact())
        else { return nil }
        return StoredSample(sequence: UInt64(number), epoch: epoch, sample: sample)
    }

    /// The samples of the last so many seconds up to now, this second included.
    ///
    /// Now is the meter's: the gateway's clock less the receive offset of the newest sample, so that
    /// a meter whose clock is off still has its last hour.
    ///
    /// - Parameters:
    ///   - seconds: how far back; below 1 selects nothing.
    ///   - nowUnixSeconds: the gateway's clock.
    public func selection(lastSeconds seconds: Int64, nowUnixSeconds: Int64) -> RingSelection {
        let offset = newest?.sample.receiveOffsetSeconds ?? 0
        let end = RingCore.bounded(nowUnixSeconds) &- offset &+ 1
        let length = min(max(seconds, 0), 1 << 40)
        return .time(startUnixSeconds: end &- length, endUnixSeconds: end)
    }
}

extension RingCore {
    /// The number of the sample in force at a time; see `IntervalRing.sample(atUnixSeconds:)`.
    @usableFromInline
    func numberInForce(at time: Int64) -> UInt? {
        consistent {
            visibleWindow(head: $0)
        } _: { window in
            guard window.count > 0 else { return nil }
            var last = window.last
            // The newest epoch first: for one epoch, the usual case, no other look is needed.
            while true {
                let first = firstWithSameEpoch(as: last, downTo: window.first)
                let count = last &- first &+ 1
                if let found = lastInOrder(until: time, from: first, count: count) { return found }
                if first == window.first { return nil }
                last = first &- 1
            }
        }
    }

    /// The lowest number of the epoch of `last` that is not below `first`.
    private func firstWithSameEpoch(as last: UInt, downTo first: UInt) -> UInt {
        let epoch = columns(last).epoch
        if columns(first).epoch == epoch { return first }
        // `other` has an earlier epoch, `same` the epoch.
        var other = first
        var same = last
        while same &- other > 1 {
            let middle = other &+ (same &- other) / 2
            if columns(middle).epoch == epoch { same = middle } else { other = middle }
        }
        return same
    }

    /// The last number of one epoch whose sample came in order and whose time is at most `time`.
    func lastInOrder(until time: Int64, from first: UInt, count: UInt) -> UInt? {
        var offset = firstOffset(reaching: time &+ 1, from: first, count: count)
        while offset > 0 {
            offset &-= 1
            if stamp(first &+ offset).latenessSeconds == 0 { return first &+ offset }
        }
        return nil
    }
}
