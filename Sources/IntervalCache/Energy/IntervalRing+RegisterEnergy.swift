extension IntervalRing where Sample == RegisterSample {
    /// The energy between two times, as the registers have it; nil where there are not two readings
    /// to take it from. O(log n) for each epoch and each gap; no allocation.
    ///
    /// Where the registers begin anew (`GapCause.registerRestart`), the energy before and after is
    /// added up and what flowed between the two readings is left out, as are its seconds.
    ///
    /// - Parameters:
    ///   - startUnixSeconds: the first second of the window, by the meter's clock.
    ///   - endUnixSeconds: the second after its last.
    public func registerEnergy(startUnixSeconds: Int64, endUnixSeconds: Int64) -> RegisterEnergy? {
        let start = RingCore.bounded(startUnixSeconds)
        let end = RingCore.bounded(endUnixSeconds)
        guard start < end else { return nil }
        return core.consistent {
            core.visibleWindow(head: $0)
        } _: { window in
            var sum: RegisterEnergy?
            core.forEachEpoch(in: window) { first, last in
                let count = last &- first &+ 1
                guard let to = core.lastInOrder(until: end, from: first, count: count) else {
                    return true
                }
                var from = core.lastInOrder(until: start, from: first, count: count) ?? first
                guard RingCore.isAtLeast(to, from) else { return true }
                core.forEachMark(after: from, to: to) { mark in
                    guard core.stamp(mark).gapCauseBefore == .registerRestart else { return }
                    if from != mark &- 1 {
                        Self.add(load(from).sample, load(mark &- 1).sample, to: &sum)
                    }
                    from = mark
                }
                if from != to { Self.add(load(from).sample, load(to).sample, to: &sum) }
                return true
            }
            return sum
        }
    }

    private static func add(
        _ from: RegisterSample, _ to: RegisterSample, to sum: inout RegisterEnergy?
    ) {
        var hasFallen = sum?.hasFallen ?? false
        func difference(_ register: (RegisterSample) -> UInt64?, _ before: UInt64?) -> UInt64? {
            guard let before, let low = register(from), let high = register(to) else { return nil }
            guard low <= high else {
                hasFallen = true
                return nil
            }
            return before &+ (high &- low)
        }
        let delivered = difference(
            { $0.deliveredMilliwattHours }, sum == nil ? 0 : sum?.deliveredMilliwattHours)
        let received = difference(
            { $0.receivedMilliwattHours }, sum == nil ? 0 : sum?.receivedMilliwattHours)
        sum = RegisterEnergy(
            deliveredMilliwattHours: delivered, receivedMilliwattHours: received,
            startUnixSeconds: sum?.startUnixSeconds ?? from.timeUnixSeconds,
            endUnixSeconds: to.timeUnixSeconds,
            measuredSeconds: (sum?.measuredSeconds ?? 0)
                &+ (to.timeUnixSeconds &- from.timeUnixSeconds),
            hasFallen: hasFallen)
    }
}
