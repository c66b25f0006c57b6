/// The period that a value belongs to.
///
/// Written in `ReadingType/timeAttribute`.
/// Any number is kept, listed or not: the schema accepts the whole range of UInt16.
/// Source: NAESB ESPI `usage.xsd` 3.3, the same in `espi.xsd` 4.0.
public struct TimePeriodOfInterest: ESPICode {
    /// The number as it stands in a feed.
    public var rawValue: UInt16

    /// Any number, listed or not.
    public init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// 0: not applicable.
    public static let none = Self(rawValue: 0)
    /// 8: the billing period.
    public static let billingPeriod = Self(rawValue: 8)
    /// 11: day.
    public static let daily = Self(rawValue: 11)
    /// 13: month.
    public static let monthly = Self(rawValue: 13)
    /// 22: season.
    public static let seasonal = Self(rawValue: 22)
    /// 24: week.
    public static let weekly = Self(rawValue: 24)
    /// 32: the period given with the value.
    public static let specifiedPeriod = Self(rawValue: 32)

    /// Whether the number is one of those that the standard lists.
    public var isListed: Bool {
        switch rawValue {
        case 0, 8, 11, 13, 22, 24, 32: true
        default: false
        }
    }
}
