public import Synchronization

/// The only way to put samples into an `IntervalRing`: given out once, and not copyable, so that
/// there is never a second writer. It may move to another thread, but is used by one at a time.
public struct IntervalRingWriter<Sample: RingSample>: ~Copyable, Sendable {
    @usableFromInline let core: RingCore

    // What the ring does not hold. All else about the samples so far the writer reads from the
    // newest sample and its columns: a word that is kept once is stored once.
    @usableFromInline var newestSlot: Int
    @usableFromInline var expectedTime = Self.noTime
    @usableFromInline var steadySpacing: Int64 = 0
    @usableFromInline var powerInForce: Int64 = 0
    @usableFromInline var usualInterval: UsualInterval
    @usableFromInline var pendingCause: GapCause?

    /// The writer of a ring that is still empty.
    init(core: RingCore) {
        self.core = core
        newestSlot = core.slot(core.origin)
        usualInterval = UsualInterval(nominalSeconds: UInt32(core.nominalInterval))
    }

    /// Notes why the next samples will be missing: the cause of the hole before the next sample
    /// that moves time on. The last cause noted counts.
    public mutating func recordGap(cause: GapCause) {
        pendingCause = cause
        expectedTime = Self.noTime
    }

    /// Puts a sample into the ring, over the oldest one where it is full.
    ///
    /// Wait-free, without allocation: a few nanoseconds. Every sample is stored, in order of arrival,
    /// but an exact duplicate of the newest (same time, same values), which is only counted:
    ///
    /// - the newest time again with another value: flagged `.sameSecond`
    /// - up to 120 s before the largest time so far: flagged `.late`
    /// - further back: flagged `.epochStart`, in a new epoch, with the cause `.clockStep` unless
    ///   another is known
    /// - more than an hour ahead: flagged `.jumpForward`, with the cause `.clockStep` unless another
    ///   is known
    @inlinable
    @inline(__always)
    @discardableResult
    public mutating func append(_ sample: Sample) -> AppendOutcome {
        var sample = sample
        sample.stamp = sample.stamp.asHandedIn
        // The usual case, and nothing else: a steady rate, and no cause of a hole.
        guard sample.stamp.timeUnixSeconds == expectedTime,
            sample.stamp.rawValue & SampleStamp.causeMask == 0
        else { return appendUnsteady(sample) }
        let (spacing, powerBefore) = (steadySpacing, powerInForce)
        let power = sample.powerMilliwatts
        if Sample.isPower { powerInForce = power }
        expectedTime &+= spacing
        // Nobody but the writer changes what it reads here. Each column is read where it is wanted, so
        // that none waits in a register for the others.
        let base = newestSlot &* RingColumns.pairCount(integratesPower: Sample.isPower)
        let sequence = publish(sample) { columns, column in
            columns.load(base &+ column)
                &+ RingColumns.growth(
                    of: column, covering: spacing, from: powerBefore, to: power)
        }
        return .stored(sequence: sequence)
    }

    /// No sample has this time.
    @inlinable static var noTime: Int64 { .min }

    /// W1 to W3 of `RingCore`. Returns the sample's number.
    ///
    /// - Parameter column: what a column is at the sample, from the columns so far and its index; asked
    ///   just before it is stored.
    @inlinable
    @inline(__always)
    mutating func publish(
        _ sample: Sample, column: (_ columns: RingMemory, _ index: Int) -> UInt64
    ) -> UInt64 {
        let next = newestSlot &+ 1
        newestSlot = UInt(bitPattern: next) == core.slotCount ? 0 : next
        // W1, pairs with R3: no word of this sample may be seen before the head store of the one
        // before it.
        atomicMemoryFence(ordering: .releasing)
        // W2
        let (samples, columns) = (core.samples, core.columns)
        let base = newestSlot &* (Sample.wordCount / 2)
        for pair in 0..<(Sample.wordCount / 2) {
            samples.store(sample.wordPair(at: pair), at: base &+ pair)
        }
        let columnCount = RingColumns.pairCount(integratesPower: Sample.isPower)
        let columnBase = newestSlot &* columnCount
        for index in 0..<columnCount {
            columns.store(column(columns, index), at: columnBase &+ index)
        }
        // Relaxed: the writer's own word.
        let head = core.head.load(ordering: .relaxed) &+ 1
        // W3, pairs with R1: who sees this number sees the sample.
        core.head.store(head, ordering: .releasing)
        return UInt64(head)
    }
}
