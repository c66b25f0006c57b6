/// What a number on the wire means for a child: section 6 of the XML API facts.
enum NumberReading {
    /// A value; signed ones as their bit pattern.
    case number(UInt64)
    /// The notation or pattern that means "not available" and its kin.
    case none
    /// Not readable, or out of the child's range.
    case malformed

    /// Applies the sign rules, ranges and "no value" patterns of section 6.
    init(_ kind: RavenFieldKind, _ number: RavenNumber) {
        self = Self.reading(kind, number)
    }

    private static func reading(_ kind: RavenFieldKind, _ number: RavenNumber) -> NumberReading {
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
    ) -> NumberReading {
        guard value <= maximum else { return .malformed }
        return value == none ? .none : .number(value)
    }

    /// S3: the sign bit is where the printed width puts it; ZigBee's non-value is no reading.
    private static func demand(_ number: RavenNumber) -> NumberReading {
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
    private static func usage(_ number: RavenNumber) -> NumberReading {
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
    private static func time(_ number: RavenNumber) -> NumberReading {
        if case .hexadecimal(0xFF_FFFF, 6) = number { return .none }
        guard let value = number.value, value <= 0xFFFF_FFFF else { return .malformed }
        return value == 0 || value == 0xFFFF_FFFF ? .none : .number(value)
    }
}
