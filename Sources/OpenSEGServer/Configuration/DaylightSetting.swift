import GreenButtonESPI
import OpenSEGAPI

/// When clocks are put forward and back, as the configuration says it.
enum DaylightSetting: Hashable, Sendable {
    case none
    case europe
    case northAmerica
    /// Two rules; one hour is added between them.
    case rules(start: DaylightRule, end: DaylightRule)

    /// What the text form may be, for messages.
    static let acceptedForms =
        "none, europe, north-america, or begin and end with a semicolon between them, such as "
        + "second Sunday of March 02:00; first Sunday of November 02:00"

    /// Reads the text form; nil when it is none.
    init?(_ text: String) {
        switch text {
        case "none": self = .none
        case "europe": self = .europe
        case "north-america": self = .northAmerica
        default:
            let rules = text.split(separator: ";", omittingEmptySubsequences: false)
                .map { try? DaylightRule.reading(String($0)) }
            guard rules.count == 2, let start = rules[0], let end = rules[1] else { return nil }
            self = .rules(start: start, end: end)
        }
    }

    /// The setting as the API takes it.
    var apiSetting: APIConfiguration.DaylightSaving {
        switch self {
        case .none: .none
        case .europe: .europe
        case .northAmerica: .northAmerica
        case .rules(let start, let end):
            .rules(start: start.rawValue, end: end.rawValue, offsetSeconds: 3600)
        }
    }
}
