/// The short cut for what is nearly always there: children in their usual order, one a line.
///
/// Takes a child only when its value is a number or flag in the usual form and the bytes up to the
/// next value are exactly the usual ones. At the first byte that differs, everything is left as it
/// was to the states of ``scan(_:)``, which come to the same. Where the bytes end in the tags behind a
/// value, the run waits if the last of them are as usual; all are compared when the rest is there.
extension FragmentScanner {
    /// What became of a short cut.
    enum ShortCutOutcome {
        /// It was gone.
        case taken
        /// The bytes may be as usual so far, and there are no more.
        case waiting
        /// The bytes at ``position`` are not as usual.
        case unusual
    }

    /// In fewer bytes than `</Message>` and `<Warning/>` have nothing can end a fragment: a run waits
    /// for more without a look.
    private static var shortestEndByteCount: Int { 10 }

    /// Takes children from the one whose value begins at ``position``.
    @inline(__always)
    mutating func takeRun(_ bytes: borrowing Span<UInt8>, _ end: Int) -> ShortCutOutcome {
        guard let root, childField != nil, !retainsFieldText, !isRunUnusual else {
            return .unusual
        }
        let first = vocabulary.stepIndex(of: 0, in: root)
        var index = first &+ expectedPlace &- 1
        var outcome = ShortCutOutcome.unusual
        var valueStart = position
        var cursor = runSeamStart
        var value = runValue
        runSeamStart = -1
        while true {
            let step = vocabulary.step(index)
            if cursor < 0 {
                cursor = valueStart
                outcome = Self.readValue(step, bytes, &cursor, end, &value)
                guard outcome == .taken else { break }
            }
            if end &- cursor < Int(step.seam.byteCount) {
                outcome = mayGoOn(step.seam, bytes, cursor, end) ? .waiting : .unusual
            } else {
                outcome = vocabulary.match(step.seam, bytes, cursor, end)
            }
            guard outcome == .taken else {
                runSeamStart = cursor
                break
            }
            slots.take(step, value)
            valueStart = cursor &+ Int(step.seam.byteCount)
            cursor = -1
            if step.isLast {
                position = valueStart
                level = .stanza
                completeStanza()
                return .taken
            }
            index &+= 1
        }
        if valueStart != position {
            let step = vocabulary.step(index)
            position = valueStart
            childField = step.field
            expectedPlace = index &- first &+ 1
            textStart = valueStart
            childStart = offset(valueStart &- step.tagByteCount)
        }
        // A run that waits for bytes beyond the fragment's limit would wait in vain.
        if outcome == .waiting, end == bytes.count {
            runValue = value
            return .waiting
        }
        isRunUnusual = true
        return .unusual
    }

    /// Whether the bytes from `cursor` on, which end before the seam does, may be those of the seam: the
    /// last eight are. No end of a fragment that could stand before them is followed by such eight.
    ///
    /// Mutating, so that the vocabulary is not copied for the call.
    @inline(never)
    private mutating func mayGoOn(
        _ seam: RavenSeam, _ bytes: borrowing Span<UInt8>, _ cursor: Int, _ end: Int
    ) -> Bool {
        let count = end &- cursor
        return count < Self.shortestEndByteCount
            || bytes.word(at: end &- 8, before: end) == vocabulary.word(of: seam, before: count)
    }

    /// Reads the value that begins at `cursor` and ends before a `<`, in its usual form.
    @inline(__always)
    private static func readValue(
        _ step: RavenRunStep, _ bytes: borrowing Span<UInt8>, _ cursor: inout Int, _ end: Int,
        _ value: inout UInt64?
    ) -> ShortCutOutcome {
        guard end &- cursor >= shortestEndByteCount else { return .waiting }
        if step.form == .flag {
            let byte = bytes[cursor]
            value = byte == UInt8(ascii: "Y") ? 1 : 0
            cursor &+= 1
            return byte == UInt8(ascii: "Y") || byte == UInt8(ascii: "N") ? .taken : .unusual
        }
        guard step.form == .number, bytes[cursor] == UInt8(ascii: "0") else { return .unusual }
        guard bytes[cursor &+ 1] == UInt8(ascii: "x") else { return .unusual }
        let digits = HexadecimalDigits(bytes, cursor &+ 2, end)
        guard digits.count <= 16 else { return .unusual }
        cursor &+= 2 &+ digits.count
        guard cursor < end else { return .waiting }
        guard digits.count > 0 else { return .unusual }
        let number = RavenNumber.hexadecimal(value: digits.value, digitCount: digits.count)
        switch NumberReading(step.kind, number) {
        case .number(let number): value = number
        case .none: value = nil
        case .malformed: return .unusual
        }
        return .taken
    }
}
