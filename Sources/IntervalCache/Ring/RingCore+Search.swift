// Searching by time, epoch and mark. Every function here looks at slots without checking them: it
// comes to an end whatever it sees, and its caller checks afterwards (`consistent`).

extension RingCore {
    /// The first of `count` numbers from `first` on, all of one epoch, by when the largest time so
    /// far had reached `time`; as an offset, `count` where none had.
    ///
    /// Starts where evenly spaced samples would have it, first counted back from the newest one, then
    /// between the ends, and gallops from there: a few looks for samples that come at a steady rate,
    /// at most 2 log2(count) and a few for any.
    @usableFromInline
    func firstOffset(reaching time: Int64, from first: UInt, count: UInt) -> UInt {
        guard count > 0 else { return 0 }
        let last = count &- 1
        let newestTime = stamp(first &+ last).runningMaximumUnixSeconds
        guard newestTime >= time else { return count }
        let stepsBack = UInt64(bitPattern: (newestTime &- time) / usualIntervalSeconds)
        var guess = stepsBack < UInt64(last) ? last &- UInt(stepsBack) : 0
        var off = time &- stamp(first &+ guess).runningMaximumUnixSeconds
        if off.magnitude > 8 {
            // Not that steady: take the mean rate, and again from where that leads.
            let span = newestTime &- stamp(first).runningMaximumUnixSeconds
            var looks = 4
            while span > 0, off.magnitude > 8, looks > 0 {
                let steps = off &* Int64(last) / span
                let moved = Int64(guess) &+ steps
                guess = moved < 0 ? 0 : min(UInt(moved), last)
                off = time &- stamp(first &+ guess).runningMaximumUnixSeconds
                looks = steps == 0 ? 0 : looks &- 1
            }
        }
        return firstOffset(reaching: time, from: first, count: count, guess: guess)
    }

    /// The same for a time that has been reached by the last of the `count` numbers, searched from a
    /// guess (an offset below `count`) outwards.
    @inline(__always)
    func firstOffset(reaching time: Int64, from first: UInt, count: UInt, guess: UInt) -> UInt {
        func isReached(_ offset: UInt) -> Bool {
            stamp(first &+ offset).runningMaximumUnixSeconds >= time
        }
        // From here on: `low` is the lowest offset that may be the answer, `high` is one that is
        // reached.
        var low: UInt = 0
        var high = guess
        var step: UInt = 1
        if isReached(guess) {
            while high > 0 {
                let probe = high > step ? high &- step : 0
                if isReached(probe) {
                    high = probe
                } else {
                    low = probe &+ 1
                    break
                }
                step &<<= 1
            }
        } else {
            low = guess &+ 1
            high = count &- 1
            while low < high {
                let probe = min(low &+ (step &- 1), high)
                if isReached(probe) {
                    high = probe
                    break
                }
                low = probe &+ 1
                step &<<= 1
            }
        }
        while low < high {
            let middle = low &+ (high &- low) / 2
            if isReached(middle) { high = middle } else { low = middle &+ 1 }
        }
        return low
    }

    /// The highest number from `first` to `last` whose key is the same as that of `first`, where
    /// equal keys stand together. At most 2 log2 of the distance looks.
    @inline(__always)
    func lastWithSame<Key: Equatable>(
        _ key: (RingColumns) -> Key, from first: UInt, to last: UInt
    ) -> UInt {
        let wanted = key(columns(first))
        if key(columns(last)) == wanted { return last }
        // `same` offsets have the key; `other` does not.
        var same: UInt = 0
        var other = last &- first
        var step: UInt = 1
        while same &+ step < other {
            if key(columns(first &+ same &+ step)) == wanted {
                same &+= step
                step &<<= 1
            } else {
                other = same &+ step
                break
            }
        }
        while other &- same > 1 {
            let middle = same &+ (other &- same) / 2
            if key(columns(first &+ middle)) == wanted { same = middle } else { other = middle }
        }
        return first &+ same
    }

    /// Calls `body` with the first and last number of each epoch in a window, oldest first, until it
    /// returns false.
    func forEachEpoch(in window: RingWindow, _ body: (_ first: UInt, _ last: UInt) -> Bool) {
        guard window.count > 0 else { return }
        var first = window.first
        while true {
            let last = lastWithSame({ $0.epoch }, from: first, to: window.last)
            guard body(first, last), last != window.last else { return }
            first = last &+ 1
        }
    }

    /// Calls `body` with each marked number (late, or with a gap before it) after `first` up to
    /// `last`, both of one epoch.
    func forEachMark(after first: UInt, to last: UInt, _ body: (UInt) -> Void) {
        var position = first
        while position != last {
            let same = lastWithSame({ $0.marks }, from: position, to: last)
            guard same != last else { return }
            position = same &+ 1
            body(position)
        }
    }

    /// The numbers of one epoch (`first` to `last`) among which are all whose time lies in the
    /// range; late ones make it wider than the answer. Offsets from `first`, end excluded.
    @usableFromInline
    func candidates(
        from first: UInt, count: UInt, start: Int64, end: Int64
    ) -> (low: UInt, high: UInt) {
        let low = firstOffset(reaching: start, from: first, count: count)
        guard low < count, start < end else { return (low, low) }
        let past = end &+ SampleStamp.maximumLatenessSeconds
        let high = firstOffset(reaching: past, from: first &+ low, count: count &- low)
        return (low, low &+ high)
    }

    /// Keeps times of any origin within bounds in which sums and differences can not overflow.
    @usableFromInline
    static func bounded(_ timeUnixSeconds: Int64) -> Int64 {
        min(max(timeUnixSeconds, -(1 << 40)), 1 << 40)
    }
}
