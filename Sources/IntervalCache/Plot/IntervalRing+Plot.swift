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

extension IntervalRing where Sample: PlottedSample {
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
                plotEpoch(from: first, count: last &- first &+ 1, into: &span)
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
        from first: UInt, count: UInt, into buckets: inout MutableSpan<PlotBucket>
    ) {
        let start = buckets[0].startUnixSeconds
        let end = buckets[buckets.count - 1].endUnixSeconds
        let (low, high) = core.candidates(from: first, count: count, start: start, end: end)
        // The oldest visible sample has nothing before it that could be asked.
        var progress = PlotProgress(marks: low > 0 ? core.columns(first &+ low &- 1).marks : nil)
        var position = low
        // In two pieces around the end of the slots, plain steps through the memory in each.
        while position < high, progress.bucket < buckets.count {
            let slot = UInt(bitPattern: core.slot(first &+ position))
            position &+= plotPiece(
                first &+ position, fromSlot: slot,
                count: min(high &- position, core.slotCount &- slot), &progress, &buckets)
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
}
