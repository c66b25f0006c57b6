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
            self = Self.number(kind, RavenNumber(bytes, start, end))
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
            self = Self.number(kind, RavenNumber(utf8.span, 0, utf8.count))
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

    /// Applies the sign rules, ranges and "no value" patterns of section 6.
    private static func number(_ kind: RavenFieldKind, _ number: RavenNumber) -> FieldReading {
        guard let value = number.value else {
            return number == .empty ? .none : .malformed
        }
        switch kind {
        case .demand: return demand(number)
        case .usage: return usage(number)
        case .register:
            let isAllOnes = value == 0xFFFF_FFFF_FFFF || value == .max
            return isAllOnes ? .none : .number(value)
        case .eui64, .eui64List:
            if case .hexadecimal = number { return .number(value) }
            return .malformed
        case .utcTime, .localTime: return time(number)
        case .integer8: return limited(value, to: 0xFF, none: nil)
        case .integer16: return limited(value, to: 0xFFFF, none: nil)
        case .integer32, .blockPrice: return limited(value, to: 0xFFFF_FFFF, none: nil)
        case .price, .threshold, .frequency:
            return limited(value, to: 0xFFFF_FFFF, none: 0xFFFF_FFFF)
        case .duration: return limited(value, to: 0xFFFF, none: 0xFFFF)
        case .currency: return limited(value, to: 0xFFFF, none: 0)
        case .intervalData: return limited(value, to: 0xFFFF_FFFF, none: 0xFF_FFFF)
        case .text, .hexadecimalSecret, .flag, .networkStatus, .scheduleEvent, .meterType,
            .messageQueue:
            return .malformed
        }
    }

    private static func limited(
        _ value: UInt64, to maximum: UInt64, none: UInt64?
    ) -> FieldReading {
        guard value <= maximum else { return .malformed }
        return value == none ? .none : .number(value)
    }

    /// S3: the sign bit is where the printed width puts it; ZigBee's non-value is no reading.
    private static func demand(_ number: RavenNumber) -> FieldReading {
        switch number {
        case .hexadecimal(0x80_0000, ...6), .hexadecimal(0xFF80_0000, 7...8):
            return .none
        case .hexadecimal(let value, ...6):
            let isNegative = value & 0x80_0000 != 0
            return .number(isNegative ? value | 0xFFFF_FFFF_FF00_0000 : value)
        default:
            return usage(number)
        }
    }

    /// S4: up to eight digits are 32 bits with a sign, more are 64 bits with a sign.
    private static func usage(_ number: RavenNumber) -> FieldReading {
        switch number {
        case .hexadecimal(let value, ...8):
            .number(UInt64(bitPattern: Int64(Int32(truncatingIfNeeded: value))))
        case .hexadecimal(let value, _):
            .number(value)
        case .decimal(let value):
            value <= UInt64(Int64.max) ? .number(value) : .malformed
        case .empty: .none
        case .malformed: .malformed
        }
    }

    /// S5: 0, 0xFFFFFFFF and six digits F are no time; more than 32 bits is malformed.
    private static func time(_ number: RavenNumber) -> FieldReading {
        if case .hexadecimal(0xFF_FFFF, 6) = number { return .none }
        guard let value = number.value, value <= 0xFFFF_FFFF else { return .malformed }
        return value == 0 || value == 0xFFFF_FFFF ? .none : .number(value)
    }
}
