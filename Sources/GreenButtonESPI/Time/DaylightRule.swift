/// When daylight saving begins or ends each year, as the 32-bit number of LocalTimeParameters.
///
/// The number is kept as it is, so that a feed is read and written without change; the fields are
/// checked where they are used. The pattern with all bits set, "no daylight saving", is expressed
/// as a missing rule and never as a value of this type. Source: NAESB ESPI `usage.xsd` 3.3, type
/// DstRuleType.
///
/// | bits | field |
/// | --- | --- |
/// | 0-11 | seconds past the hour, 0 to 3599 |
/// | 12-16 | hour, 0 to 23 |
/// | 17-19 | day of the week, 1 Monday to 7 Sunday, 0 unused |
/// | 20-24 | day of the month, 1 to 31, 0 unused |
/// | 25-27 | which day is meant, see ``DaylightRule/Occurrence`` |
/// | 28-31 | month, 1 to 12 |
public struct DaylightRule: Hashable, Sendable, RawRepresentable {
    /// The number as it stands in a feed.
    public let rawValue: UInt32

    /// Nil for the pattern "no daylight saving"; any other number is kept, sensible or not.
    public init?(rawValue: UInt32) {
        guard rawValue != .max else { return nil }
        self.rawValue = rawValue
    }

    /// Reads eight hexadecimal digits of either case; nil for anything else, and for `FFFFFFFF`.
    public init?(hex: String) {
        let digits = hex.utf8
        guard digits.count == 8 else { return nil }
        var rawValue: UInt32 = 0
        for digit in digits {
            guard let value = digit.hexDigitValue else { return nil }
            rawValue = rawValue << 4 | UInt32(value)
        }
        self.init(rawValue: rawValue)
    }

    /// A rule from its parts, each checked.
    ///
    /// - Parameters:
    ///   - month: 1 to 12.
    ///   - occurrence: Which day of the month.
    ///   - secondsOfDay: Wall-clock time in force just before the change, 0 to 86399.
    /// - Throws: ``DaylightRuleError`` naming the part that is out of its range.
    public init(
        month: Int, occurrence: Occurrence, secondsOfDay: Int
    ) throws(DaylightRuleError) {
        guard (0..<86_400).contains(secondsOfDay) else { throw DaylightRuleError(.hour) }
        var bits = UInt32(truncatingIfNeeded: month & 0xF) << 28
        guard (1...12).contains(month) else { throw DaylightRuleError(.month) }
        bits |= try occurrence.bits
        bits |= UInt32(secondsOfDay / 3600) << 12 | UInt32(secondsOfDay % 3600)
        rawValue = bits
        _ = try self.occurrence
    }

    /// The eight upper-case hexadecimal digits of a feed.
    public var hex: String { rawValue.fixedWidthHex }

    /// The month, 1 to 12.
    /// - Throws: ``DaylightRuleError`` when the rule holds another number.
    public var month: Int {
        get throws(DaylightRuleError) {
            let month = Int(rawValue >> 28)
            guard (1...12).contains(month) else { throw DaylightRuleError(.month) }
            return month
        }
    }

    /// Wall-clock time of the change in seconds since midnight, in the time that is in force just
    /// before it.
    /// - Throws: ``DaylightRuleError`` when hour or seconds are out of range.
    public var secondsOfDay: Int {
        get throws(DaylightRuleError) {
            let hour = Int(rawValue >> 12 & 0x1F)
            let seconds = Int(rawValue & 0xFFF)
            guard hour < 24 else { throw DaylightRuleError(.hour) }
            guard seconds < 3600 else { throw DaylightRuleError(.seconds) }
            return hour * 3600 + seconds
        }
    }

    /// Which day of the month is meant.
    /// - Throws: ``DaylightRuleError`` when the day fields do not fit together.
    public var occurrence: Occurrence {
        get throws(DaylightRuleError) {
            let weekdayNumber = Int(rawValue >> 17 & 0x7)
            let dayOfMonth = Int(rawValue >> 20 & 0x1F)
            let operatorNumber = Int(rawValue >> 25 & 0x7)
            let longestMonth = CalendarDate.dayCount(year: 2000, month: try month)
            if operatorNumber < 2 {
                guard (1...longestMonth).contains(dayOfMonth) else {
                    throw DaylightRuleError(.dayOfMonth)
                }
            } else if dayOfMonth != 0 {
                throw DaylightRuleError(.dayOfMonth)
            }
            if operatorNumber == 0 {
                guard weekdayNumber == 0 else { throw DaylightRuleError(.dayOfWeek) }
                return .dayOfMonth(dayOfMonth)
            }
            guard let weekday = Weekday(rawValue: weekdayNumber) else {
                throw DaylightRuleError(.dayOfWeek)
            }
            return switch operatorNumber {
            case 1: .weekdayOnOrAfter(weekday, dayOfMonth: dayOfMonth)
            case 7: .lastWeekday(weekday)
            default: .nthWeekday(weekday, ordinal: operatorNumber - 1)
            }
        }
    }

    /// Which day of the month a rule means.
    public enum Occurrence: Hashable, Sendable {
        /// A fixed day, 1 to 31.
        case dayOfMonth(Int)
        /// The first such weekday on or after a day of the month, 1 to 31.
        case weekdayOnOrAfter(Weekday, dayOfMonth: Int)
        /// The first (1) to fifth (5) such weekday of the month.
        case nthWeekday(Weekday, ordinal: Int)
        /// The last such weekday of the month.
        case lastWeekday(Weekday)

        var bits: UInt32 {
            get throws(DaylightRuleError) {
                let (operatorNumber, dayOfMonth, weekday): (Int, Int, Int) =
                    switch self {
                    case .dayOfMonth(let day): (0, day, 0)
                    case .weekdayOnOrAfter(let weekday, let day): (1, day, weekday.rawValue)
                    case .nthWeekday(let weekday, let ordinal): (ordinal + 1, 0, weekday.rawValue)
                    case .lastWeekday(let weekday): (7, 0, weekday.rawValue)
                    }
                if case .nthWeekday(_, let ordinal) = self, !(1...5).contains(ordinal) {
                    throw DaylightRuleError(.ordinal)
                }
                guard (0...31).contains(dayOfMonth) else { throw DaylightRuleError(.dayOfMonth) }
                return UInt32(operatorNumber) << 25 | UInt32(dayOfMonth) << 20
                    | UInt32(weekday) << 17
            }
        }
    }

    /// A day of the week with the number that the rule uses.
    public enum Weekday: Int, Hashable, Sendable, CaseIterable {
        /// 1.
        case monday = 1
        /// 2.
        case tuesday
        /// 3.
        case wednesday
        /// 4.
        case thursday
        /// 5.
        case friday
        /// 6.
        case saturday
        /// 7.
        case sunday
    }
}
