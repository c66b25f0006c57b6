public import Synchronization

/// The only way to put samples into an `IntervalRing`: given out once, and not copyable, so that
/// there is never a second writer. It may move to another thread, but is used by one at a time.
public struct IntervalRingWriter<Sample: RingSample>: ~Copyable, Sendable {
    @usableFromInline let core: RingCore

    // The writer's own account; readers see what it stores of it in the columns.
    @usableFromInline var head: UInt
    @usableFromInline var newest: Sample?
    @usableFromInline var runningMaximum: Int64 = 0
    @usableFromInline var powerInForce: Int64 = 0
    @usableFromInline var columns = RingColumns(epochAndMarks: 0, counts: 0)
    @usableFromInline var leftSteps: Int64 = 0
    @usableFromInline var twiceTrapezoids: Int64 = 0
    @usableFromInline var usualInterval: UsualInterval
    @usableFromInline var pendingCause: GapCause?
    @usableFromInline var steadySpacing: Int64 = .min

    /// The writer of a ring that is still empty.
    init(core: RingCore) {
        self.core = core
        head = core.origin
        usualInterval = UsualInterval(nominalSeconds: UInt32(core.nominalInterval))
    }

    /// Notes why the next samples will be missing: the cause of the hole before the next sample
    /// that moves time on. The last cause noted counts.
    public mutating func recordGap(cause: GapCause) {
        pendingCause = cause
        setSteadySpacing()
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
        let stamp = sample.stamp
        let spacing = stamp.timeUnixSeconds &- runningMaximum
        // The usual case, and nothing else: a steady rate, and no cause of a hole.
        if spacing == steadySpacing, stamp.rawValue & SampleStamp.causeMask == 0 {
            cover(spacing, to: sample.powerMilliwatts)
            runningMaximum = stamp.timeUnixSeconds
        } else if !settle(&sample, spacing: spacing) {
            return .duplicate
        }
        newest = sample
        head &+= 1
        publish(sample)
        return .stored(sequence: UInt64(head))
    }

    /// Adds a spacing that is not a gap to the integrals.
    @inlinable
    @inline(__always)
    mutating func cover(_ spacing: Int64, to power: Int64) {
        columns.cover(spacing)
        if Sample.isPower {
            // Modulo 2^64: a window's difference is exact as long as it fits itself.
            leftSteps &+= powerInForce &* spacing
            twiceTrapezoids &+= (powerInForce &+ power) &* spacing
            powerInForce = power
        }
    }

    /// Every other case. False for a duplicate, which is counted and not stored.
    @inlinable
    @inline(never)
    mutating func settle(_ sample: inout Sample, spacing: Int64) -> Bool {
        defer { setSteadySpacing() }
        guard let newest else {
            sample.stamp.gapCauseBefore = sample.stamp.gapCauseBefore ?? pendingCause
            pendingCause = nil
            (runningMaximum, powerInForce) =
                (sample.stamp.timeUnixSeconds, sample.powerMilliwatts)
            return true
        }
        let time = sample.stamp.timeUnixSeconds
        if newest.stamp.timeUnixSeconds == time, newest.hasSameValues(as: sample) {
            increment(core.counters.duplicates)
            return false
        }
        if spacing > 0 {
            moveOn(by: spacing, to: sample.powerMilliwatts, &sample.stamp)
            runningMaximum = time
        } else {
            arriveOutOfOrder(ahead: spacing, power: sample.powerMilliwatts, &sample.stamp)
        }
        return true
    }

    /// Time has moved on by `spacing` seconds.
    @inlinable
    mutating func moveOn(by spacing: Int64, to power: Int64, _ stamp: inout SampleStamp) {
        let cause = stamp.gapCauseBefore ?? pendingCause
        var usual = Int64(usualInterval.seconds)
        let isJump = spacing > 3_600 && spacing &* 2 > usual &* 3
        if cause == nil, !isJump {
            usualInterval.note(UInt32(clamping: spacing))
            usual = Int64(usualInterval.seconds)
            // Relaxed: a figure of its own.
            core.usualInterval.store(UInt32(truncatingIfNeeded: usual), ordering: .relaxed)
        }
        let isLong = spacing &* 2 > usual &* 3
        if isLong || cause != nil {
            columns.mark()
            columns.miss(RingGaps.missingCount(spacing: spacing, usual: usual))
            stamp.gapCauseBefore = cause ?? (isJump ? .clockStep : nil)
            pendingCause = nil
        }
        if isJump {
            stamp.flags.insert(.jumpForward)
            increment(core.counters.jumpsForward)
        }
        if isLong { powerInForce = power } else { cover(spacing, to: power) }
    }

    /// The same second again, a late sample, or a step back of the clock.
    @inlinable
    mutating func arriveOutOfOrder(ahead: Int64, power: Int64, _ stamp: inout SampleStamp) {
        if ahead < -SampleStamp.maximumLatenessSeconds {
            increment(core.counters.stepsBack)
            stamp.flags.insert(.epochStart)
            stamp.gapCauseBefore = stamp.gapCauseBefore ?? pendingCause ?? .clockStep
            pendingCause = nil
            columns.startEpoch()
            runningMaximum = stamp.timeUnixSeconds
            powerInForce = power
            return
        }
        // A hole is noted at the sample that moves time on; a cause given here waits for it.
        pendingCause = stamp.gapCauseBefore ?? pendingCause
        stamp.gapCauseBefore = nil
        stamp.setLateness(0 &- ahead)
        if ahead == 0 {
            increment(core.counters.sameSecond)
            stamp.flags.insert(.sameSecond)
            powerInForce = power
        } else {
            increment(core.counters.late)
            stamp.flags.insert(.late)
            columns.mark()
        }
    }

    /// The spacing of a sample that needs no closer look; one that none has where every sample does.
    @inlinable
    mutating func setSteadySpacing() {
        // Never a gap: all nine are the same, so it is at most the usual interval.
        let steady = usualInterval.steady
        let needsLook = newest == nil || pendingCause != nil || steady == 0
        steadySpacing = needsLook ? .min : Int64(steady)
    }

    /// W1 to W3 of `RingCore`.
    @inlinable
    @inline(__always)
    func publish(_ sample: Sample) {
        // W1, pairs with R3: no word of this sample may be seen before the head store of the one
        // before it.
        atomicMemoryFence(ordering: .releasing)
        // W2
        let slot = core.slot(head)
        let base = slot &* (Sample.wordCount / 2)
        let (samples, memory) = (core.samples, core.columns)
        for pair in 0..<(Sample.wordCount / 2) {
            samples.store(sample.wordPair(at: pair), at: base &+ pair)
        }
        let columnBase = slot &* (Sample.isPower ? 4 : 2)
        memory.store(columns.epochAndMarks, at: columnBase)
        memory.store(columns.counts, at: columnBase &+ 1)
        if Sample.isPower {
            memory.store(UInt64(bitPattern: leftSteps), at: columnBase &+ 2)
            memory.store(UInt64(bitPattern: twiceTrapezoids), at: columnBase &+ 3)
        }
        // W3, pairs with R1: who sees this number sees the sample.
        core.head.store(head, ordering: .releasing)
    }
}
