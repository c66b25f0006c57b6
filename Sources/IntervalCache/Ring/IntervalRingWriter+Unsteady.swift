public import Synchronization

extension IntervalRingWriter {
    /// Takes in a sample that does not simply go on at a steady rate.
    @inlinable
    @inline(never)
    mutating func appendUnsteady(_ handedIn: Sample) -> AppendOutcome {
        var sample = handedIn
        // Relaxed: the writer's own word.
        let head = core.head.load(ordering: .relaxed)
        let newestSlot = Int(bitPattern: head &- firstSlotNumber)
        let columnBase = newestSlot &* RingColumns.pairCount(integratesPower: Sample.isPower)
        var columns = RingColumns(integratesPower: Sample.isPower) { [core] in
            core.columns.load(columnBase &+ $0)
        }
        var powerInForce = sample.powerMilliwatts
        if head == core.origin {
            sample.stamp.gapCauseBefore = sample.stamp.gapCauseBefore ?? pendingCause
            pendingCause = nil
        } else {
            let base = newestSlot &* (Sample.wordCount / 2)
            let newest = Sample(wordPairs: { [core] in core.samples.load(base &+ $0) })
            if newest.timeUnixSeconds == sample.timeUnixSeconds, newest.hasSameValues(as: sample) {
                increment(core.counters.duplicates)
                return .duplicate
            }
            let powerBefore =
                newest.stamp.latenessSeconds == 0 ? newest.powerMilliwatts : powerBeforeLate
            let spacing = sample.timeUnixSeconds &- newest.stamp.runningMaximumUnixSeconds
            if spacing > 0 {
                moveOn(by: spacing, from: powerBefore, to: powerInForce, &sample.stamp, &columns)
            } else {
                arriveOutOfOrder(ahead: spacing, &sample.stamp, &columns)
                if sample.stamp.latenessSeconds > 0 {
                    powerBeforeLate = powerBefore
                    powerInForce = powerBefore
                }
            }
        }
        // Never a gap: all nine spacings are the same, so it is at most the usual interval.
        let spacing = Int64(usualInterval.steady)
        steady =
            pendingCause != nil || spacing == 0
            ? SteadyRate()
            : SteadyRate(
                after: sample.stamp.runningMaximumUnixSeconds, columns: columns,
                powerInForce: powerInForce, spacing: spacing)
        let number = head &+ 1
        if number &- firstSlotNumber == core.slotCount { firstSlotNumber = number }
        publish(sample, number: number, slot: Int(bitPattern: number &- firstSlotNumber)) {
            columns[$0]
        }
        return .stored(sequence: UInt64(number))
    }

    /// Time has moved on by `spacing` seconds.
    @inlinable
    mutating func moveOn(
        by spacing: Int64, from powerBefore: Int64, to power: Int64, _ stamp: inout SampleStamp,
        _ columns: inout RingColumns
    ) {
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
        if !isLong { columns.cover(spacing, from: powerBefore, to: power) }
    }

    /// The same second again, a late sample, or a step back of the clock.
    @inlinable
    mutating func arriveOutOfOrder(
        ahead: Int64, _ stamp: inout SampleStamp, _ columns: inout RingColumns
    ) {
        if ahead < -SampleStamp.maximumLatenessSeconds {
            increment(core.counters.stepsBack)
            stamp.flags.insert(.epochStart)
            stamp.gapCauseBefore = stamp.gapCauseBefore ?? pendingCause ?? .clockStep
            pendingCause = nil
            columns.startEpoch()
            return
        }
        // A hole is noted at the sample that moves time on; a cause given here waits for it.
        pendingCause = stamp.gapCauseBefore ?? pendingCause
        stamp.gapCauseBefore = nil
        stamp.setLateness(0 &- ahead)
        if ahead == 0 {
            increment(core.counters.sameSecond)
            stamp.flags.insert(.sameSecond)
        } else {
            increment(core.counters.late)
            stamp.flags.insert(.late)
            columns.mark()
        }
    }
}
