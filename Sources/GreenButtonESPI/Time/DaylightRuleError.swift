/// Why a daylight rule makes no sense or can not be read.
public struct DaylightRuleError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The part that is wrong.
    public enum Code: Hashable, Sendable {
        /// The month is not 1 to 12, or not the name of one.
        case month
        /// The day of the month is missing, too large, or given where none belongs.
        case dayOfMonth
        /// The day of the week is missing, or given where none belongs.
        case dayOfWeek
        /// The count of the weekday is not first to fifth or last.
        case ordinal
        /// The hour is not 0 to 23.
        case hour
        /// The seconds past the hour are not 0 to 3599.
        case seconds
        /// The words do not form a rule.
        case words
        /// Not eight hexadecimal digits.
        case digits
    }

    /// The part that is wrong.
    public var code: Code

    init(_ code: Code) {
        self.code = code
    }

    /// The error for a rule that is not eight hexadecimal digits.
    public static let notHexadecimal = DaylightRuleError(.digits)

    /// What is wrong and what is accepted.
    public var description: String {
        switch code {
        case .month: "the month is not 1 to 12 or an English month"
        case .dayOfMonth: "the day of the month does not fit the rule and its month"
        case .dayOfWeek: "the day of the week does not fit the rule (1 Monday to 7 Sunday)"
        case .ordinal: "the count is not first, second, third, fourth, fifth or last"
        case .hour: "the time is not 00:00 to 23:59"
        case .seconds: "the seconds past the hour are not 0 to 3599"
        case .digits: "not eight hexadecimal digits"
        case .words:
            "not a rule; accepted are 'second Sunday of March 02:00', "
                + "'Sunday on or after March 8 02:00', 'March 8 02:00' and 'none'"
        }
    }
}
