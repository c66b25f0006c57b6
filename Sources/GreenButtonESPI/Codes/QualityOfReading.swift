/// How far a reading can be trusted.
///
/// Written in `ReadingQuality/quality`, `defaultQuality` and `qualityOfReading`.
/// Any number is kept, listed or not: the schema accepts the whole range of UInt16.
/// Source: NAESB ESPI `usage.xsd` 3.3, the same in `espi.xsd` 4.0.
public struct QualityOfReading: ESPICode {
    /// The number as it stands in a feed.
    public var rawValue: UInt16

    /// Any number, listed or not.
    public init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// 0: went through all checks.
    public static let valid = Self(rawValue: 0)
    /// 7: replaced or approved by a person.
    public static let manuallyEdited = Self(rawValue: 7)
    /// 8: replaced by the value of a reference day.
    public static let estimatedUsingReferenceDay = Self(rawValue: 8)
    /// 9: interpolated.
    public static let estimatedUsingLinearInterpolation = Self(rawValue: 9)
    /// 10: failed a check.
    public static let questionable = Self(rawValue: 10)
    /// 11: computed from other readings.
    public static let derived = Self(rawValue: 11)
    /// 12: forecast.
    public static let projected = Self(rawValue: 12)
    /// 13: of several qualities.
    public static let mixed = Self(rawValue: 13)
    /// 14: not validated.
    public static let raw = Self(rawValue: 14)
    /// 15: adjusted for the weather.
    public static let normalizedForWeather = Self(rawValue: 15)
    /// 16: another characteristic.
    public static let other = Self(rawValue: 16)
    /// 17: validated.
    public static let validated = Self(rawValue: 17)
    /// 18: failed a check and was then verified.
    public static let verified = Self(rawValue: 18)
    /// 19: good for billing.
    public static let revenueQuality = Self(rawValue: 19)

    /// Whether the number is one of those that the standard lists.
    public var isListed: Bool {
        switch rawValue {
        case 0, 7...19: true
        default: false
        }
    }
}
