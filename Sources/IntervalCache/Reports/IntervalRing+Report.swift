extension IntervalRing {
    /// What a selection holds and lacks now.
    ///
    /// Costs O((gaps + epochs) log n), not a scan. Allocates the list of gaps only.
    ///
    /// - Parameters:
    ///   - selection: what to report on.
    ///   - maximumGapCount: how many gaps to list; all are counted.
    public func report(
        over selection: RingSelection, maximumGapCount: Int = 100
    ) -> RangeReport {
        switch selection {
        case .all:
            reportOnRun(maximumGapCount) { head in (core.visibleWindow(head: head), 0) }
        case .since(let sequence):
            reportOnRun(maximumGapCount) { head in core.window(since: sequence, head: head) }
        case .time(let start, let end):
            reportOnTime(
                RingCore.bounded(start), RingCore.bounded(end), maximumGapCount: maximumGapCount)
        }
    }

    private func reportOnRun(
        _ maximumGapCount: Int, _ run: (UInt) -> (RingWindow, overwritten: UInt)
    ) -> RangeReport {
        // The hole before the first sample belongs to "since", and it is the gap at that sample:
        // its predecessor is looked at too, where it is still there.
        var overwritten: UInt = 0
        var leads: UInt = 0
        return core.consistent { head in
            var window: RingWindow
            (window, overwritten) = run(head)
            let visible = core.visibleWindow(head: head)
            leads = window.count > 0 && window.count < visible.count ? 1 : 0
            window.first &-= leads
            window.count &+= leads
            return window
        } _: { window in
            var tally = RangeTally(core: core, maximumGapCount: maximumGapCount)
            let first = window.cut == 0 ? window.first &+ leads : window.first
            core.forEachEpoch(in: window) { epochFirst, epochLast in
                guard RingCore.isAtLeast(epochLast, first) else { return true }
                tally.addRun(
                    first: RingCore.isAtLeast(epochFirst, first) ? epochFirst : first,
                    last: epochLast, chainStart: epochFirst)
                return true
            }
            let overtaken = window.cut > leads ? window.cut &- leads : 0
            return tally.finished(overwritten: UInt64(overwritten), overtaken: UInt64(overtaken))
        }
    }

    private func reportOnTime(
        _ start: Int64, _ end: Int64, maximumGapCount: Int
    ) -> RangeReport {
        core.consistent { head in
            core.visibleWindow(head: head)
        } _: { window in
            var tally = RangeTally(core: core, maximumGapCount: maximumGapCount)
            guard start < end else {
                return tally.finished(overwritten: 0, overtaken: UInt64(window.cut))
            }
            if window.count == 0 { tally.addEmptyRing(start: start, end: end) }
            core.forEachEpoch(in: window) { first, last in
                tally.addEpoch(
                    first: first, last: last, start: start, end: end,
                    isOldest: first == window.first, isNewest: last == window.last)
                return true
            }
            return tally.finished(overwritten: 0, overtaken: UInt64(window.cut))
        }
    }
}
