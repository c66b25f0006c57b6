/// Reads a selection of a ring piece by piece, in order of arrival, while the writer goes on.
///
/// The selection's end is fixed when the cursor is made: samples stored later do not belong to it.
/// A cursor is a value; each copy reads on its own. It holds the ring, nothing else, and the writer
/// knows nothing of it: a cursor that is left alone for too long finds that samples are gone, and
/// counts them in `overtakenCount`.
public struct RingCursor<Sample: RingSample>: Sendable {
    @usableFromInline let ring: IntervalRing<Sample>
    @usableFromInline let startTime: Int64
    @usableFromInline let endTime: Int64
    @usableFromInline let isByTime: Bool

    /// Numbers still to be looked at: from `next`, `remaining` of them, `inSegment` of which are
    /// known to be candidates, all of `epoch`.
    @usableFromInline var next: UInt
    @usableFromInline var remaining: UInt
    @usableFromInline var inSegment: UInt
    @usableFromInline var epoch: UInt32 = 0

    /// Samples of the selection that the writer has overwritten since the cursor was made, before
    /// they could be read. For a range of time: numbers that may have belonged to it.
    public private(set) var overtakenCount: UInt64 = 0

    init(ring: IntervalRing<Sample>, selection: RingSelection) {
        self.ring = ring
        let core = ring.core
        let head = core.acquireHead()
        var window = core.visibleWindow(head: head)
        switch selection {
        case .all:
            (startTime, endTime, isByTime) = (0, 0, false)
        case .since(let sequence):
            (startTime, endTime, isByTime) = (0, 0, false)
            window = core.window(since: sequence, head: head).0
        case .time(let start, let end):
            (startTime, endTime, isByTime) = (RingCore.bounded(start), RingCore.bounded(end), true)
        }
        next = window.first
        remaining = window.count
        inSegment = 0
    }

    /// Copies the next samples out.
    ///
    /// - Parameters:
    ///   - buffer: emptied and filled again; keeps its storage, so that a loop over a long selection
    ///     allocates once.
    ///   - maximumCount: how many samples at most; below 1 counts as 1.
    /// - Returns: the number of samples in `buffer`; 0 only at the end of the selection.
    @inlinable
    public mutating func read(
        into buffer: inout [StoredSample<Sample>], maximumCount: Int
    ) -> Int {
        let wanted = max(1, maximumCount)
        let blank = StoredSample(
            sequence: 0, epoch: 0, sample: Sample(wordPairs: { _ in 0 }))
        var filled = 0
        while filled < wanted, findSegment() {
            let count = min(inSegment, UInt(bitPattern: wanted &- filled))
            let before = filled
            // Room for all of them first, so that the loop over them is free of checks.
            let room = filled &+ Int(bitPattern: count)
            buffer.reserveCapacity(room)
            while buffer.count < room { buffer.append(blank) }
            let slot = UInt(bitPattern: ring.core.slot(next))
            let straight = min(count, ring.core.slotCount &- slot)
            var destination = buffer.mutableSpan
            fill(&destination, &filled, fromSlot: slot, count: straight, number: next)
            fill(
                &destination, &filled, fromSlot: 0, count: count &- straight,
                number: next &+ straight)
            let lost = overtaken(outOf: count)
            if lost > 0 {
                // The lowest numbers come first: drop those of this piece that may be torn.
                let intact = UInt64(next &+ lost)
                var end = before
                while end < filled, Int64(bitPattern: buffer[end].sequence &- intact) < 0 {
                    end += 1
                }
                buffer.removeSubrange(before..<end)
                filled &-= end &- before
            }
            advance(by: count)
        }
        buffer.removeSubrange(filled..<buffer.count)
        return filled
    }

    /// Copies `count` samples that stand in a row; those outside the range of time are left out.
    @inlinable
    @inline(__always)
    func fill(
        _ destination: inout MutableSpan<StoredSample<Sample>>, _ filled: inout Int,
        fromSlot slot: UInt, count: UInt, number: UInt
    ) {
        let (samples, pairs) = (ring.core.samples, Sample.wordCount / 2)
        let (isByTime, startTime, endTime) = (isByTime, startTime, endTime)
        let epoch = epoch
        var base = Int(bitPattern: slot) &* pairs
        var index = filled
        for offset in 0..<count {
            let sample = Sample(wordPairs: { samples.load(base &+ $0) })
            base &+= pairs
            let time = sample.stamp.timeUnixSeconds
            if isByTime, time < startTime || time >= endTime { continue }
            // In bounds: no more are copied than the caller has made room for.
            unsafe destination[unchecked: index] = StoredSample(
                sequence: UInt64(number &+ offset), epoch: epoch, sample: sample)
            index &+= 1
        }
        filled = index
    }

    /// How many of the next `count` numbers the writer may have reached; counts them.
    @usableFromInline
    mutating func overtaken(outOf count: UInt) -> UInt {
        let lowest = ring.core.lowestIntact()
        guard !RingCore.isAtLeast(next, lowest) else { return 0 }
        let lost = min(lowest &- next, count)
        overtakenCount &+= UInt64(lost)
        return lost
    }

    @inlinable
    mutating func advance(by count: UInt) {
        next &+= count
        remaining &-= count
        inSegment &-= count
    }

    /// Makes `inSegment` more than 0 by going on to the next epoch that holds candidates; false at
    /// the end of the selection.
    @inlinable
    mutating func findSegment() -> Bool {
        inSegment > 0 || (remaining > 0 && findNextSegment())
    }

    @usableFromInline
    mutating func findNextSegment() -> Bool {
        let core = ring.core
        let (wantedFirst, wantedCount) = (next, remaining)
        let found = core.consistent { head in
            // All that is intact, visible or not: the cursor may be older than the head.
            let lowest = head &- (core.slotCount &- 2)
            let lost =
                RingCore.isAtLeast(wantedFirst, lowest)
                ? 0 : min(lowest &- wantedFirst, wantedCount)
            return RingWindow(first: wantedFirst &+ lost, count: wantedCount &- lost, cut: lost)
        } _: { [isByTime, startTime, endTime] window in
            // What lies before the candidates is skipped; what was given up is lost.
            var found = (lost: window.cut, skip: window.count, count: UInt(0), epoch: UInt32(0))
            core.forEachEpoch(in: window) { first, last in
                let epochCount = last &- first &+ 1
                let (low, high) =
                    isByTime
                    ? core.candidates(
                        from: first, count: epochCount, start: startTime, end: endTime)
                    : (0, epochCount)
                guard low < high else { return true }
                found.skip = first &+ low &- window.first
                found.count = high &- low
                found.epoch = core.columns(first).epoch
                return false
            }
            return found
        }
        overtakenCount &+= UInt64(found.lost)
        next &+= found.lost &+ found.skip
        remaining &-= found.lost &+ found.skip
        inSegment = found.count
        epoch = found.epoch
        return inSegment > 0
    }
}

extension IntervalRing {
    /// A cursor over what `selection` holds now. Allocates nothing.
    public func cursor(over selection: RingSelection) -> RingCursor<Sample> {
        RingCursor(ring: self, selection: selection)
    }
}
