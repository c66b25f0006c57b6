/// The length or shape of the period over which is measured.
///
/// Written in `ReadingType/measuringPeriod`.
/// Any number is kept, listed or not: the schema accepts the whole range of UInt16.
/// Source: NAESB ESPI `usage.xsd` 3.3, the same in `espi.xsd` 4.0.
public struct TimeAttributeKind: ESPICode {
    /// The number as it stands in a feed.
    public var rawValue: UInt16

    /// Any number, listed or not.
    public init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// 0: not applicable, also for periods below one minute.
    public static let none = Self(rawValue: 0)
    /// 1: 10 minutes.
    public static let tenMinute = Self(rawValue: 1)
    /// 2: 15 minutes.
    public static let fifteenMinute = Self(rawValue: 2)
    /// 3: 1 minute.
    public static let oneMinute = Self(rawValue: 3)
    /// 4: 24 hours.
    public static let twentyFourHour = Self(rawValue: 4)
    /// 5: 30 minutes.
    public static let thirtyMinute = Self(rawValue: 5)
    /// 6: 5 minutes.
    public static let fiveMinute = Self(rawValue: 6)
    /// 7: 60 minutes.
    public static let sixtyMinute = Self(rawValue: 7)
    /// 10: 2 minutes.
    public static let twoMinute = Self(rawValue: 10)
    /// 14: 3 minutes.
    public static let threeMinute = Self(rawValue: 14)
    /// 15: the present period.
    public static let present = Self(rawValue: 15)
    /// 16: the previous period.
    public static let previous = Self(rawValue: 16)
    /// 31: 20 minutes.
    public static let twentyMinute = Self(rawValue: 31)
    /// 50: fixed block of 60 min.
    public static let sixtyMinuteFixedBlock = Self(rawValue: 50)
    /// 51: fixed block of 30 min.
    public static let thirtyMinuteFixedBlock = Self(rawValue: 51)
    /// 52: fixed block of 20 min.
    public static let twentyMinuteFixedBlock = Self(rawValue: 52)
    /// 53: fixed block of 15 min.
    public static let fifteenMinuteFixedBlock = Self(rawValue: 53)
    /// 54: fixed block of 10 min.
    public static let tenMinuteFixedBlock = Self(rawValue: 54)
    /// 55: fixed block of 5 min.
    public static let fiveMinuteFixedBlock = Self(rawValue: 55)
    /// 56: fixed block of 1 min.
    public static let oneMinuteFixedBlock = Self(rawValue: 56)
    /// 57: rolling block of 60 min in steps of 30 min.
    public static let sixtyMinuteRollingBlockOfThirty = Self(rawValue: 57)
    /// 58: rolling block of 60 min in steps of 20 min.
    public static let sixtyMinuteRollingBlockOfTwenty = Self(rawValue: 58)
    /// 59: rolling block of 60 min in steps of 15 min.
    public static let sixtyMinuteRollingBlockOfFifteen = Self(rawValue: 59)
    /// 60: rolling block of 60 min in steps of 12 min.
    public static let sixtyMinuteRollingBlockOfTwelve = Self(rawValue: 60)
    /// 61: rolling block of 60 min in steps of 10 min.
    public static let sixtyMinuteRollingBlockOfTen = Self(rawValue: 61)
    /// 62: rolling block of 60 min in steps of 6 min.
    public static let sixtyMinuteRollingBlockOfSix = Self(rawValue: 62)
    /// 63: rolling block of 60 min in steps of 5 min.
    public static let sixtyMinuteRollingBlockOfFive = Self(rawValue: 63)
    /// 64: rolling block of 60 min in steps of 4 min.
    public static let sixtyMinuteRollingBlockOfFour = Self(rawValue: 64)
    /// 65: rolling block of 30 min in steps of 15 min.
    public static let thirtyMinuteRollingBlockOfFifteen = Self(rawValue: 65)
    /// 66: rolling block of 30 min in steps of 10 min.
    public static let thirtyMinuteRollingBlockOfTen = Self(rawValue: 66)
    /// 67: rolling block of 30 min in steps of 6 min.
    public static let thirtyMinuteRollingBlockOfSix = Self(rawValue: 67)
    /// 68: rolling block of 30 min in steps of 5 min.
    public static let thirtyMinuteRollingBlockOfFive = Self(rawValue: 68)
    /// 69: rolling block of 30 min in steps of 3 min.
    public static let thirtyMinuteRollingBlockOfThree = Self(rawValue: 69)
    /// 70: rolling block of 30 min in steps of 2 min.
    public static let thirtyMinuteRollingBlockOfTwo = Self(rawValue: 70)
    /// 71: rolling block of 15 min in steps of 5 min.
    public static let fifteenMinuteRollingBlockOfFive = Self(rawValue: 71)
    /// 72: rolling block of 15 min in steps of 3 min.
    public static let fifteenMinuteRollingBlockOfThree = Self(rawValue: 72)
    /// 73: rolling block of 15 min in steps of 1 min.
    public static let fifteenMinuteRollingBlockOfOne = Self(rawValue: 73)
    /// 74: rolling block of 10 min in steps of 5 min.
    public static let tenMinuteRollingBlockOfFive = Self(rawValue: 74)
    /// 75: rolling block of 10 min in steps of 2 min.
    public static let tenMinuteRollingBlockOfTwo = Self(rawValue: 75)
    /// 76: rolling block of 10 min in steps of 1 min.
    public static let tenMinuteRollingBlockOfOne = Self(rawValue: 76)
    /// 77: rolling block of 5 min in steps of 1 min.
    public static let fiveMinuteRollingBlockOfOne = Self(rawValue: 77)

    /// Whether the number is one of those that the standard lists.
    public var isListed: Bool {
        switch rawValue {
        case 0...7, 10, 14...16, 31, 50...77: true
        default: false
        }
    }
}
