/// The short cut for what is nearly always there: children in their usual order, one a line.
///
/// Takes a child only when its value is a number or flag in the usual form and the bytes up to the
/// next value are exactly the usual ones. At the first byte that differs, everything is left as it
/// was to the states of ``scan(_:)``, which come to the same. Where the bytes end before they differ,
/// the run waits and goes on from there.
extension FragmentScanner {
    /// What became of a run.
    enum RunOutcome {
        /// At least one child was taken.
        case taken
        /// All bytes are as usual so far, and there are no more.
        case waiting
        /// The child at ``position`` is not as usual.
        case unusual
    }

    /// Takes children from the one whose value begins at ``position``.
    mutating func takeRun(_ bytes: borrowing Span<UInt8>, _ end: Int) -> RunOutcome {
        guard let root, childField != nil, !retainsFieldText, !isRunUnusual else {
            return .unusual
        }
        let first = vocabulary.runIndex(of: 0, in: root)
        var index = first &+ expectedPlace &- 1
        var outcome = RunOutcome.unusual
        let start = position
        while true {
            let field = vocabulary.runField(index)
            if runMatchedCount == 0 {
                var cursor = position
                let outcomeOfValue = readValue(vocabulary.kind(of: field), bytes, &cursor, end)
                guard outcomeOfValue == .taken else {
                    outcome = outcomeOfValue
                    break
                }
                runSeamStart = cursor
            }
            guard
                let seam = vocabulary.matchSeam(
                    index, bytes, runSeamStart, end, from: runMatchedCount)
            else {
                outcome = .unusual
                break
            }
            guard seam.isWhole else {
                runMatchedCount = seam.matched
                runIndex = index
                outcome = .waiting
                break
            }
            runMatchedCount = 0
            if let value = runValue {
                store(field, value)
            } else {
                slots.begin(field)
            }
            position = runSeamStart &+ seam.matched
            if vocabulary.isLastInRun(index) {
                level = .stanza
                completeStanza()
                return .taken
            }
            index &+= 1
        }
        if position != start {
            let field = vocabulary.runField(index)
            childField = field
            expectedPlace = index &- first &+ 1
            textStart = position
            childStart = offset(position &- vocabulary.startTagByteCount(field))
        }
        // A run that waits for bytes beyond the fragment's limit would wait in vain.
        if outcome == .waiting, end == bytes.count { return .waiting }
        stopRun()
        return .unusual
    }

    /// The child being read is left to the states.
    mutating func stopRun() {
        runMatchedCount = 0
        isRunUnusual = true
    }

    /// Reads the value that begins at `cursor` and ends before a `<`, in its usual form.
    @inline(__always)
    private mutating func readValue(
        _ kind: RavenFieldKind, _ bytes: borrowing Span<UInt8>, _ cursor: inout Int, _ end: Int
    ) -> RunOutcome {
        guard cursor < end else { return .waiting }
        if kind == .flag {
            let byte = bytes[cursor]
            runValue = byte == UInt8(ascii: "Y") ? 1 : 0
            cursor &+= 1
            return byte == UInt8(ascii: "Y") || byte == UInt8(ascii: "N") ? .taken : .unusual
        }
        guard kind.isNumber, bytes[cursor] == UInt8(ascii: "0") else { return .unusual }
        guard cursor &+ 1 < end else { return .waiting }
        guard bytes[cursor &+ 1] == UInt8(ascii: "x") else { return .unusual }
        cursor &+= 2
        let first = cursor
        let last = min(end, first &+ 17)
        var value: UInt64 = 0
        while cursor < last {
            let byte = bytes[cursor]
            var digit = byte &- UInt8(ascii: "0")
            if digit > 9 {
                digit = byte &- UInt8(ascii: "a")
                guard digit < 6 else { break }
                digit &+= 10
            }
            value = value &<< 4 | UInt64(digit)
            cursor &+= 1
        }
        let digitCount = cursor &- first
        guard digitCount <= 16 else { return .unusual }
        guard cursor < end else { return .waiting }
        guard digitCount > 0 else { return .unusual }
        switch NumberReading(kind, .hexadecimal(value: value, digitCount: digitCount)) {
        case .number(let value): runValue = value
        case .none: runValue = nil
        case .malformed: return .unusual
        }
        return .taken
    }
}
