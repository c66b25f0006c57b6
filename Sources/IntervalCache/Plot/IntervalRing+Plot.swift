extension IntervalRing where Sample == DemandSample {
    /// The demand of a range in at most `bucketCount` equal buckets, for a plot: milliwatts.
    ///
    /// Bucket `k` covers from `k` to `k + 1` parts of the range, rounded down to seconds; there are
    /// never more buckets than seconds. One pass over the samples; allocates the answer.
    ///
    /// - Precondition: `bucketCount` is 1 to 1,000,000.
    public func plot(
        startUnixSeconds: Int64, endUnixSeconds: Int64, bucketCount: Int
    ) -> [PlotBucket] {
        plotBuckets(start: startUnixSeconds, end: endUnixSeconds, bucketCount: bucketCount)
    }
}

extension IntervalRing where Sample == RegisterSample {
    /// The register of energy delivered over a range, for a plot: milliwatt-hours. As for demand.
    ///
    /// - Precondition: `bucketCount` is 1 to 1,000,000.
    public func plot(
        startUnixSeconds: Int64, endUnixSeconds: Int64, bucketCount: Int
    ) -> [PlotBucket] {
        plotBuckets(start: startUnixSeconds, end: endUnixSeconds, bucketCount: bucketCount)
    }
}

extension IntervalRing {
    // Always inlined into the two above: there the sample type is known.
    @inline(__always)
    private func plotBuckets(start: Int64, end: Int64, bucketCount: Int) -> [PlotBucket] {
        precondition(1...1_000_000 ~= bucketCount, "a plot has 1 to 1,000,000 buckets")
        let start = RingCore.bounded(start)
        let end = RingCore.bounded(end)
        guard start < end else { return [] }
        let length = end &- start
        let bucketCount = min(Int64(bucketCount), length)
        return core.consistent {
            core.visibleWindow(head: $0)
        } _: { window in
            var buckets = Self.emptyBuckets(start: start, length: length, count: bucketCount)
            var span = buckets.mutableSpan
            core.forEachEpoch(in: window) { first, last in
                plotEpoch(
                    from: first, count: last &- first &+ 1, windowFirst: window.first, into: &span)
                return true
            }
            return buckets
        }
    }

    /// Bucket `k` ends at `length * (k + 1) / count`, rounded down: by adding up the remainder, as
    /// divisions would cost as much as the samples do.
    private static func emptyBuckets(start: Int64, length: Int64, count: Int64) -> [PlotBucket] {
        let (whole, rest) = length.quotientAndRemainder(dividingBy: count)
        var buckets: [PlotBucket] = []
        buckets.reserveCapacity(Int(count))
        var bucketStart = start
        var remainder: Int64 = 0
        for _ in 0..<count {
            remainder &+= rest
            let carry: Int64 = remainder >= count ? 1 : 0
            remainder &-= carry &* count
            let bucketEnd = bucketStart &+ whole &+ carry
            buckets.append(
                PlotBucket(
                    startUnixSeconds: bucketStart, endUnixSeconds: bucketEnd, values: nil,
                    followsGap: false))
            bucketStart = bucketEnd
        }
        return buckets
    }

    /// Adds the samples of one epoch to the buckets.
    @inline(__always)
    private func plotEpoch(
        from first: UInt, count: UInt, windowFirst: UInt,
        into buckets: inout MutableSpan<PlotBucket>
    ) {
        let start = buckets[0].startUnixSeconds
        let end = buckets[buckets.count - 1].endUnixSeconds
        let (low, high) = core.candidates(from: first, count: count, start: start, end: end)
        var position = low
        for index in buckets.indices {
            guard position < high else { return }
            let run = scan(
                from: first &+ position, atMost: high &- position,
                until: buckets[index].endUnixSeconds)
            if run.count > 0 {
                plotRun(
                    run, first &+ position, isEpochStart: position == 0, windowFirst: windowFirst,
                    index, &buckets)
            }
            position &+= run.count
        }
        // What is left came after the range had passed; late ones among it may belong to it.
        while position < high {
            let time = core.stamp(first &+ position).timeUnixSeconds
            if let index = Self.bucketIndex(of: time, in: buckets),
                let value = plotValue(first &+ position)
            {
                buckets[index].take(value)
            }
            position &+= 1
        }
    }

    /// Adds the numbers that came while a bucket's time ran: at least one.
    @inline(__always)
    private func plotRun(
        _ run: PlotRun, _ first: UInt, isEpochStart: Bool, windowFirst: UInt, _ bucket: Int,
        _ buckets: inout MutableSpan<PlotBucket>
    ) {
        if isEpochStart || run.hasLateSample {
            plotMarkedRun(
                first, run.count, isEpochStart: isEpochStart, windowFirst: windowFirst, bucket,
                &buckets)
            return
        }
        // None is late, so that every mark is a gap.
        let last = first &+ run.count &- 1
        if core.columns(last).marks != core.columns(first &- 1).marks {
            buckets[bucket].followsGap = true
        }
        let taken = run.even.count &+ run.odd.count
        guard taken > 0 else { return }
        var offset: UInt = 0
        while plotValue(first &+ offset) == nil, offset < run.count { offset &+= 1 }
        var end = run.count &- 1
        while plotValue(first &+ end) == nil, end > offset { end &-= 1 }
        buckets[bucket].take(
            PlotBucket.Values(
                first: plotValue(first &+ offset) ?? 0, last: plotValue(first &+ end) ?? 0,
                minimum: min(run.even.minimum, run.odd.minimum),
                maximum: max(run.even.maximum, run.odd.maximum), sampleCount: taken))
    }

    /// Looks at numbers of one epoch from `first` on that came before `end`, `limit` at most.
    @inline(__always)
    private func scan(from first: UInt, atMost limit: UInt, until end: Int64) -> PlotRun {
        // In two pieces around the end of the slots, plain steps through the memory in each.
        let slot = UInt(bitPattern: core.slot(first))
        let straight = min(limit, core.slotCount &- slot)
        var run = PlotRun()
        scan(fromSlot: slot, atMost: straight, until: end, &run)
        if run.count == straight, straight < limit {
            scan(fromSlot: 0, atMost: limit &- straight, until: end, &run)
        }
        return run
    }

    /// This is nearly the whole cost of a plot: one pass, four samples for each look at the time, and
    /// two extremes each that do not wait for one another.
    @inline(__always)
    private func scan(
        fromSlot slot: UInt, atMost limit: UInt, until end: Int64, _ result: inout PlotRun
    ) {
        let pairs = Sample.wordCount / 2
        let samples = core.samples
        var base = Int(bitPattern: slot) &* pairs
        var run = result
        var left = limit
        func stamp(_ offset: Int) -> SampleStamp {
            SampleStamp(rawValue: samples.load(base &+ offset &* pairs))
        }
        func value(_ offset: Int) -> Int64? {
            Sample.plotValue(wordPairs: { samples.load(base &+ offset &* pairs &+ $0) })
        }
        // Times never fall within an epoch, lateness added: what holds for the fourth holds for all.
        while left >= 4, stamp(3).runningMaximumUnixSeconds < end {
            run.stamps |=
                (stamp(0).rawValue | stamp(1).rawValue) | (stamp(2).rawValue | stamp(3).rawValue)
            run.even.take(value(0))
            run.odd.take(value(1))
            run.even.take(value(2))
            run.odd.take(value(3))
            base &+= 4 &* pairs
            left &-= 4
        }
        while left > 0, stamp(0).runningMaximumUnixSeconds < end {
            run.stamps |= stamp(0).rawValue
            run.even.take(value(0))
            base &+= pairs
            left &-= 1
        }
        run.count &+= limit &- left
        result = run
    }

    /// The same where a late sample or an epoch's start is among them.
    @inline(__always)
    private func plotMarkedRun(
        _ first: UInt, _ count: UInt, isEpochStart: Bool, windowFirst: UInt, _ bucket: Int,
        _ buckets: inout MutableSpan<PlotBucket>
    ) {
        // The oldest visible sample has nothing before it that could be asked.
        let before = isEpochStart ? first : first &- 1
        var gaps = core.columns(first &+ count &- 1).marks &- core.columns(before).marks
        for offset in 0..<count {
            let number = first &+ offset
            let stamp = core.stamp(number)
            var index: Int? = bucket
            if stamp.latenessSeconds > 0 {
                index = Self.bucketIndex(of: stamp.timeUnixSeconds, in: buckets)
                if number != before { gaps &-= 1 }
            }
            if let index, let value = plotValue(number) { buckets[index].take(value) }
        }
        if gaps > 0 || (isEpochStart && core.stamp(first).flags.contains(.epochStart)) {
            buckets[bucket].followsGap = true
        }
    }

    @inline(__always)
    private func plotValue(_ number: UInt) -> Int64? {
        let base = core.slot(number) &* (Sample.wordCount / 2)
        let samples = core.samples
        return Sample.plotValue(wordPairs: { samples.load(base &+ $0) })
    }

    /// The bucket in which a time lies, by bisection.
    private static func bucketIndex(
        of time: Int64, in buckets: borrowing MutableSpan<PlotBucket>
    ) -> Int? {
        guard time >= buckets[0].startUnixSeconds else { return nil }
        var (low, high) = (0, buckets.count)
        while low < high {
            let middle = (low + high) / 2
            if buckets[middle].endUnixSeconds > time { high = middle } else { low = middle + 1 }
        }
        return low < buckets.count ? low : nil
    }
}

/// What there is in a row of samples.
private struct PlotRun {
    /// How many samples they are, with a value or without.
    var count: UInt = 0
    /// The bits of all their stamps.
    var stamps: UInt64 = 0
    var even = PlotExtremes()
    var odd = PlotExtremes()

    var hasLateSample: Bool { SampleStamp(rawValue: stamps).latenessSeconds != 0 }
}

/// The smallest and largest value of some samples, and how many had one.
private struct PlotExtremes {
    var minimum = Int64.max
    var maximum = Int64.min
    var count = 0

    @inline(__always)
    mutating func take(_ value: Int64?) {
        guard let value else { return }
        minimum = min(minimum, value)
        maximum = max(maximum, value)
        count &+= 1
    }
}
