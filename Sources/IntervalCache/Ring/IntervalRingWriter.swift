public import Synchronization

/// The only way to put samples into an `IntervalRing`: given out once, and not copyable, so that
/// there is never a second writer. It may move to another thread, but is used by one at a time.
public struct IntervalRingWriter<Sample: RingSample>: ~Copyable, Sendable {
    @usableFromInline let core: RingCore

    /// The number of the sample in the first slot, had this round begun there.
    @usableFromInline var firstSlotNumber: UInt
    @usableFromInline var steady = SteadyRate()
    /// The power up to the next sample where the newest one is late; else it is the newest one's.
    @usableFromInline var powerBeforeLate: Int64 = 0
    @usableFromInline var usualInterval: UsualInterval
    @usableFromInline var pendingCause: GapCause?

    /// The writer of a ring that is still empty.
    init(core: RingCore) {
        self.core = core
        firstSlotNumber = core.origin &- UInt(bitPattern: core.slot(core.origin))
        usualInterval = UsualInterval(nominalSeconds: UInt32(core.nominalInterval))
    }

    /// Notes why the next samples will be missing: the cause of the hole before the next sample
    /// that moves time on. The last cause noted counts.
    public mutating func recordGap(cause: GapCause) {
        pendingCause = cause
        steady.expectedTime = SteadyRate.noTime
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
        // Relaxed: the writer's own word.
        let number = core.head.load(ordering: .relaxed) &+ 1
        let slot = number &- firstSlotNumber
        // The usual case, and nothing else: a steady rate, no cause of a hole, and no way back to the
        // first slot.
        guard sample.stamp.timeUnixSeconds == steady.expectedTime,
            sample.stamp.rawValue & SampleStamp.causeMask == 0, slot != core.slotCount
        else { return appendUnsteady(sample) }
        // Each column is made where it is stored, so that none waits in a register for the others.
        publish(sample, number: number, slot: Int(bitPattern: slot)) {
            steady.column($0, power: sample.powerMilliwatts)
        }
        steady.advance(power: sample.powerMilliwatts)
        return .stored(sequence: UInt64(number))
    }

    /// W1 to W3 of `RingCore`.
    @inlinable
    @inline(__always)
    func publish(_ sample: Sample, number: UInt, slot: Int, column: (_ index: Int) -> UInt64) {
        // W1, pairs with R3: no word of this sample may be seen before the head store of the one
        // before it.
        atomicMemoryFence(ordering: .releasing)
        // W2
        let (samples, columns) = (core.samples, core.columns)
        let base = slot &* (Sample.wordCount / 2)
        for pair in 0..<(Sample.wordCount / 2) {
            samples.store(sample.wordPair(at: pair), at: base &+ pair)
        }
        let columnCount = RingColumns.pairCount(integratesPower: Sample.isPower)
        let columnBase = slot &* columnCount
        for index in 0..<columnCount {
            columns.store(column(index), at: columnBase &+ index)
        }
        // W3, pairs with R1: who sees this number sees the sample.
        core.head.store(number, ordering: .releasing)
    }
}
