/// The notations of child elements (XML API facts, 2.1 and section 6).
enum RavenFieldKind: UInt8 {
    /// Free text in code page 1252.
    case text
    /// A credential in hexadecimal digits of any number.
    case hexadecimalSecret
    /// A 64-bit address.
    case eui64
    /// The same, repeated.
    case eui64List
    /// Unsigned numbers of 8, 16 and 32 bits.
    case integer8, integer16, integer32
    /// Signed by printed width, 0x800000 is no reading (S3).
    case demand
    /// Unsigned register, all ones in 48 or 64 bits is not available (S4).
    case register
    /// Signed by printed width (S4).
    case usage
    /// 32 bits, all ones is not available, scaled by the trailing digits (S6).
    case price
    /// 32 bits, all ones is no limit, scaled by multiplier and divisor.
    case threshold
    /// 32 bits, scaled by the trailing digits.
    case blockPrice
    /// ISO 4217 numeric code, 0 is unknown (S6).
    case currency
    /// Seconds, all ones is disabled.
    case frequency
    /// Minutes, all ones is until changed.
    case duration
    /// Seconds since 2000, UTC; several patterns are no time (S5).
    case utcTime
    /// Seconds since 2000 of a wall clock; the same patterns are no time.
    case localTime
    /// `Y` or `N`.
    case flag
    /// Words of 5.1 to 5.4.
    case networkStatus, scheduleEvent, meterType, messageQueue
    /// 24 bits, all ones is an invalid interval; repeated.
    case intervalData

    /// Whether the child is a single number.
    var isNumber: Bool {
        switch self {
        case .text, .hexadecimalSecret, .eui64List, .intervalData, .flag, .networkStatus,
            .scheduleEvent, .meterType, .messageQueue:
            false
        default: true
        }
    }
}
