extension IntervalRing where Sample: PlottedSample {
    /// Adds samples of one epoch in neighbouring slots to the buckets, until there are no more of
    /// either. Returns how many samples were looked at.
    @inline(__always)
    func plotPiece(
        _ first: UInt, fromSlot slot: UInt, count: UInt, _ progress: inout PlotProgress,
        _ buckets: inout MutableSpan<PlotBucket>
    ) -> UInt {
        let interval = core.usualIntervalSeconds
        var offset: UInt = 0
        func time(_ offset: UInt) -> Int64 {
            SampleStamp(
                rawValue: core.samples.load(
                    Int(bitPattern: slot &+ offset) &* (Sample.wordCount / 2))
            ).runningMaximumUnixSeconds
        }
        // Where a bucket ends is worked out for a steady rate, so that no bucket waits for the memory
        // of the one before it.
        var anchor = (offset: offset, time: time(0))
        while progress.bucket < buckets.count {
            let end = buckets[progress.bucket].endUnixSeconds
            let steps = max(end &- anchor.time &+ interval &- 1, 0) / interval
            var next = anchor.offset &+ UInt(truncatingIfNeeded: steps)
            // Times never fall within an epoch, lateness added: what holds for one sample holds for all
            // before it.
            if next <= offset || next >= count || time(next) < end || time(next &- 1) >= end {
                next = offset
                while count &- next >= 4, time(next &+ 3) < end { next &+= 4 }
                while next < count, time(next) < end { next &+= 1 }
                if next < count { anchor = (next, time(next)) }
            }
            if next > offset {
                plotRun(
                    first &+ offset, fromSlot: slot &+ offset, next &- offset, &progress, &buckets)
                offset = next
            }
            // The bucket goes on in the next piece.
            if offset == count { break }
            progress.bucket &+= 1
        }
        return offset
    }

    /// Adds the samples that came while a bucket's time ran: at least one.
    @inline(__always)
    private func plotRun(
        _ first: UInt, fromSlot slot: UInt, _ count: UInt, _ progress: inout PlotProgress,
        _ buckets: inout MutableSpan<PlotBucket>
    ) {
        let marks = core.columns(first &+ count &- 1).marks
        let isMarked = marks != progress.marks
        let isEpochStart = progress.marks == nil
        progress.marks = marks
        // Two loops, as a condition inside one would cost as much as a sample.
        let extremes =
            isMarked
            ? PlotExtremes(
                core.samples, fromSlot: slot, count: count, as: Sample.self, notingLate: true)
            : PlotExtremes(
                core.samples, fromSlot: slot, count: count, as: Sample.self, notingLate: false)
        if isEpochStart || extremes.hasLate {
            plotMarkedRun(first, count, isEpochStart: isEpochStart, progress.bucket, &buckets)
            return
        }
        // None is late, so that every mark is a gap.
        if isMarked { buckets[progress.bucket].followsGap = true }
        guard extremes.count > 0 else { return }
        func key(_ offset: UInt) -> Int64? {
            let base = Int(bitPattern: slot &+ offset) &* (Sample.wordCount / 2)
            return Sample.plotKey(wordPairs: { core.samples.load(base &+ $0) })
        }
        var head: UInt = 0
        var firstKey = key(head)
        while firstKey == nil, head &+ 1 < count { head &+= 1; firstKey = key(head) }
        var tail = count &- 1
        var lastKey = key(tail)
        while lastKey == nil, tail > head { tail &-= 1; lastKey = key(tail) }
        buckets[progress.bucket].take(
            PlotBucket.Values(
                first: Sample.plotValue(ofKey: firstKey ?? 0),
                last: Sample.plotValue(ofKey: lastKey ?? 0),
                minimum: Sample.plotValue(ofKey: extremes.minimum),
                maximum: Sample.plotValue(ofKey: extremes.maximum), sampleCount: extremes.count))
    }

    /// The same where a late sample or an epoch's start is among them.
    private func plotMarkedRun(
        _ first: UInt, _ count: UInt, isEpochStart: Bool, _ bucket: Int,
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
    func plotValue(_ number: UInt) -> Int64? {
        let base = core.slot(number) &* (Sample.wordCount / 2)
        let samples = core.samples
        return Sample.plotValue(wordPairs: { samples.load(base &+ $0) })
    }

    /// The bucket in which a time lies, by bisection.
    static func bucketIndex(
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
