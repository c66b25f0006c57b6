/// What the text of a child came to.
enum FieldReading {
    /// A number; signed ones as their bit pattern, flags as 0 and 1.
    case number(UInt64)
    /// A text.
    case text(String)
    /// The notation or pattern that means "not available", "unknown", "disabled" or "until changed".
    case none
    /// Not readable as what it should be.
    case malformed

    /// Reads `bytes[start..<end]`, which has no blanks around it and no NULs in it.
    init(
        _ kind: RavenFieldKind, _ bytes: borrowing Span<UInt8>, _ start: Int, _ end: Int
    ) {
        switch kind {
        case .text, .networkStatus, .scheduleEvent, .meterType, .messageQueue:
            self = start < end ? .text(WireText.decode(bytes, start, end)) : .none
        case .hexadecimalSecret:
            self = Self.hexadecimal(WireText.decode(bytes, start, end))
        case .flag:
            self = Self.flag(bytes, start, end)
        default:
            self = Self(NumberReading(kind, RavenNumber(bytes, start, end)))
        }
        guard case .malformed = self, start < end, kind != .hexadecimalSecret else { return }
        // Not readable as it stands: it may be escaped, or CDATA.
        var needsDecoding = false
        for index in start..<end {
            let byte = bytes[index]
            if byte == UInt8(ascii: "&") || byte == UInt8(ascii: "<") { needsDecoding = true }
        }
        guard needsDecoding else { return }
        var utf8: [UInt8] = []
        WireText.appendDecoded(bytes, start, end, to: &utf8)
        if kind == .flag {
            self = Self.flag(utf8.span, 0, utf8.count)
        } else {
            self = Self(NumberReading(kind, RavenNumber(utf8.span, 0, utf8.count)))
        }
    }

    private init(_ reading: NumberReading) {
        switch reading {
        case .number(let value): self = .number(value)
        case .none: self = .none
        case .malformed: self = .malformed
        }
    }

    private static func flag(
        _ bytes: borrowing Span<UInt8>, _ start: Int, _ end: Int
    ) -> FieldReading {
        guard start < end else { return .none }
        guard end &- start == 1 else { return .malformed }
        switch bytes[start].asciiLowercased {
        case UInt8(ascii: "y"): return .number(1)
        case UInt8(ascii: "n"): return .number(0)
        default: return .malformed
        }
    }

    private static func hexadecimal(_ text: String) -> FieldReading {
        guard !text.isEmpty else { return .none }
        let digits = text.utf8.dropFirst(2)
        let isPrefixed =
            text.utf8.first == UInt8(ascii: "0")
            && text.utf8.dropFirst().first?.asciiLowercased == UInt8(ascii: "x")
        let isHexadecimal = digits.allSatisfy { byte in
            byte &- UInt8(ascii: "0") <= 9 || byte.asciiLowercased &- UInt8(ascii: "a") < 6
        }
        return isPrefixed && !digits.isEmpty && isHexadecimal ? .text(text) : .malformed
    }
}
