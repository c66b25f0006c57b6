/// The short cut for what is nearly always there: children in their usual order, one a line.
///
/// Takes a child only when its value is a number or flag in the usual form and the bytes up to the
/// next value are exactly the usual ones; otherwise leaves everything as it was to the states of
/// ``scan(_:)``, which come to the same.
extension FragmentScanner {
    /// Takes children from the one whose value begins at ``position``. Returns whether any was taken.
    mutating func takeRun(_ bytes: borrowing Span<UInt8>, _ end: Int) -> Bool {
        guard let root, childField != nil, !retainsFieldText else { return false }
        let start = position
        var place = expectedPlace &- 1
        while true {
            let entry = vocabulary.entry(at: place, of: root)
            var cursor = position
            guard let reading = Self.value(entry.kind, bytes, &cursor, end),
                entry.seam.matches(bytes, cursor, end)
            else { break }
            switch reading {
            case .number(let value): store(entry.field, value)
            case .none: slots.begin(entry.field)
            case .malformed: return position != start
            }
            position = cursor &+ entry.seam.byteCount
            if entry.isLast {
                level = .stanza
                completeStanza()
                return true
            }
            place &+= 1
        }
        guard position != start else { return false }
        let field = vocabulary.field(at: place, of: root)
        childField = field
        expectedPlace = place &+ 1
        textStart = position
        if let field { childStart = offset(position &- vocabulary.startTagByteCount(field)) }
        return true
    }

    /// The value that begins at `cursor` and ends before a `<`, in its usual form; else nil.
    @inline(__always)
    private static func value(
        _ kind: RavenFieldKind, _ bytes: borrowing Span<UInt8>, _ cursor: inout Int, _ end: Int
    ) -> NumberReading? {
        guard end &- cursor > 20 else { return nil }
        if kind == .flag {
            let byte = bytes[cursor]
            cursor &+= 1
            switch byte {
            case UInt8(ascii: "Y"): return .number(1)
            case UInt8(ascii: "N"): return .number(0)
            default: return nil
            }
        }
        guard kind.isNumber, bytes[cursor] == UInt8(ascii: "0"),
            bytes[cursor &+ 1] == UInt8(ascii: "x")
        else { return nil }
        cursor &+= 2
        let first = cursor
        var value: UInt64 = 0
        while cursor &- first <= 16 {
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
        guard digitCount > 0, digitCount <= 16 else { return nil }
        let reading = NumberReading(kind, .hexadecimal(value: value, digitCount: digitCount))
        if case .malformed = reading { return nil }
        return reading
    }
}
