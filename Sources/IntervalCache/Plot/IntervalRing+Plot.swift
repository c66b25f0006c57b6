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
            var buckets: [PlotBucket] = []
            buckets.reserveCapacity(Int(bucketCount))
            for index in 0..<bucketCount {
                buckets.append(
                    PlotBucket(
                        startUnixSeconds: start &+ length &* index / bucketCount,
                        endUnixSeconds: start &+ length &* (index &+ 1) / bucketCount,
                        values: nil, followsGap: false))
            }
            core.forEachEpoch(in: window) { first, last in
                plotEpoch(
                    from: first, count: last &- first &+ 1, windowFirst: window.first,
                    into: &buckets)
                return true
            }
            return buckets
        }
    }

    /// Adds the samples of one epoch to the buckets.
    @inline(__always)
    private func plotEpoch(
        from first: UInt, count: UInt, windowFirst: UInt, into buckets: inout [PlotBucket]
    ) {
        let start = buckets[0].startUnixSeconds
        let end = buckets[buckets.count - 1].endUnixSeconds
        let (low, high) = core.candidates(from: first, count: count, start: start, end: end)
        guard low < high else { return }
        let newestTime = core.stamp(first &+ high &- 1).runningMaximumUnixSeconds
        var position = low
        var width: UInt = 1
        for index in buckets.indices {
            guard position < high else { return }
            let bucketEnd = buckets[index].endUnixSeconds
            // Samples that came in order stand together; the next bucket is about as wide as this.
            let after =
                newestTime < bucketEnd
                ? high
                : position
                    &+ core.firstOffset(
                        reaching: bucketEnd, from: first &+ position, count: high &- position,
                        guess: min(width, high &- position &- 1))
            width = after &- position
            if width > 0 {
                plotRun(
                    first &+ position, width, isEpochStart: position == 0,
                    windowFirst: windowFirst, index, &buckets)
            }
            position = after
        }
        // What is left came after the range had passed; late ones among it may belong to it.
        for offset in position..<high {
            let time = core.stamp(first &+ offset).timeUnixSeconds
            if let index = Self.bucketIndex(of: time, in: buckets),
                let value = plotValue(first &+ offset)
            {
                buckets[index].take(value)
            }
        }
    }

    /// Adds numbers that came while a bucket's time ran: at least one.
    @inline(__always)
    private func plotRun(
        _ first: UInt, _ count: UInt, isEpochStart: Bool, windowFirst: UInt, _ bucket: Int,
        _ buckets: inout [PlotBucket]
    ) {
        let marks = core.columns(first &+ count &- 1).marks
        guard !isEpochStart, marks == core.columns(first &- 1).marks else {
            plotMarkedRun(
                first, count, isEpochStart: isEpochStart, windowFirst: windowFirst, bucket,
                &buckets)
            return
        }
        // In two pieces around the end of the slots, plain steps through the memory in each. This is
        // nearly the whole cost of a plot, so even and odd samples have extremes of their own: neither
        // waits for the other.
        let slot = UInt(bitPattern: core.slot(first))
        let straight = min(count, core.slotCount &- slot)
        var (even, odd) = (PlotExtremes(), PlotExtremes())
        plotPiece(fromSlot: slot, count: straight, &even, &odd)
        plotPiece(fromSlot: 0, count: count &- straight, &even, &odd)
        let taken = even.count &+ odd.count
        guard taken > 0 else { return }
        var offset: UInt = 0
        while plotValue(first &+ offset) == nil, offset < count { offset &+= 1 }
        var end = count &- 1
        while plotValue(first &+ end) == nil, end > offset { end &-= 1 }
        buckets[bucket].take(
            PlotBucket.Values(
                first: plotValue(first &+ offset) ?? 0, last: plotValue(first &+ end) ?? 0,
                minimum: min(even.minimum, odd.minimum), maximum: max(even.maximum, odd.maximum),
                sampleCount: taken))
    }

    @inline(__always)
    private func plotPiece(
        fromSlot slot: UInt, count: UInt, _ even: inout PlotExtremes, _ odd: inout PlotExtremes
    ) {
        let pairs = Sample.wordCount / 2
        let samples = core.samples
        var base = Int(bitPattern: slot) &* pairs
        var (evenHere, oddHere) = (even, odd)
        for _ in 0..<(count / 2) {
            evenHere.take(Sample.plotValue(wordPairs: { samples.load(base &+ $0) }))
            base &+= pairs
            oddHere.take(Sample.plotValue(wordPairs: { samples.load(base &+ $0) }))
            base &+= pairs
        }
        if count & 1 == 1 {
            evenHere.take(Sample.plotValue(wordPairs: { samples.load(base &+ $0) }))
        }
        (even, odd) = (evenHere, oddHere)
    }

    /// The same where a gap, a late sample or an epoch's start is among them.
    @inline(__always)
    private func plotMarkedRun(
        _ first: UInt, _ count: UInt, isEpochStart: Bool, windowFirst: UInt, _ bucket: Int,
        _ buckets: inout [PlotBucket]
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
    private static func bucketIndex(of time: Int64, in buckets: [PlotBucket]) -> Int? {
        guard time >= buckets[0].startUnixSeconds else { return nil }
        var (low, high) = (0, buckets.count)
        while low < high {
            let middle = (low + high) / 2
            if buckets[middle].endUnixSeconds > time { high = middle } else { low = middle + 1 }
        }
        return low < buckets.count ? low : nil
    }
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
