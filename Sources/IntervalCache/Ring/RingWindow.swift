/// A run of sequence numbers that a query looks at.
struct RingWindow {
    /// The lowest number.
    var first: UInt
    /// How many numbers; 0 is an empty run.
    var count: UInt
    /// Numbers that were wanted but given up because the writer came too close.
    var cut: UInt = 0

    /// The highest number; only where `count` is not 0.
    var last: UInt { first &+ count &- 1 }
}

extension RingCore {
    /// Runs a query over `window(newest number)` and repeats it, further from the writer each time,
    /// until nothing that it may have looked at was overwritten meanwhile.
    ///
    /// `body` may see torn values and must come to an end with any; its result is then thrown away.
    func consistent<Result>(
        over window: (_ head: UInt) -> RingWindow, _ body: (RingWindow) -> Result
    ) -> Result {
        var margin: UInt = 0
        while true {
            var tried = window(acquireHead())
            let cut = min(margin, tried.count)
            tried.first &+= cut
            tried.count -= cut
            tried.cut &+= cut
            let result = body(tried)
            let lowest = lowestIntact()
            if tried.count == 0 || Self.isAtLeast(tried.first, lowest) { return result }
            margin = 2 * max(margin, lowest &- tried.first)
        }
    }

    /// The visible samples where the newest number is `head`.
    func visibleWindow(head: UInt) -> RingWindow {
        let count = visibleCount(head: head)
        return RingWindow(first: head &- count &+ 1, count: count)
    }

    /// The samples stored after number `sequence` that are still visible, and how many no longer are.
    func window(since sequence: UInt64, head: UInt) -> (RingWindow, overwritten: UInt) {
        let visible = visibleWindow(head: head)
        guard let sequence = UInt(exactly: sequence) else {
            return (RingWindow(first: head &+ 1, count: 0), 0)
        }
        let stored = head &- origin
        let behind = head &- sequence
        if behind <= stored {
            let kept = min(behind, visible.count)
            return (RingWindow(first: head &- kept &+ 1, count: kept), behind - kept)
        }
        // A number that this ring never gave out: past the newest one, or from before its first.
        // (Only where the counter has wrapped around do both lie on both sides.)
        let isAhead =
            origin <= head ? sequence > head : sequence &- head < origin &- sequence
        if isAhead { return (RingWindow(first: head &+ 1, count: 0), 0) }
        return (visible, stored - visible.count)
    }
}
