/// Which statistic of the measured quantity a value is.
///
/// Written in `ReadingType/dataQualifier`.
/// Any number is kept, listed or not: the schema accepts the whole range of UInt16.
/// Source: NAESB ESPI `usage.xsd` 3.3, the same in `espi.xsd` 4.0.
public struct DataQualifier: ESPICode {
    /// The number as it stands in a feed.
    public var rawValue: UInt16

    /// Any number, listed or not.
    public init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// 0: not applicable.
    public static let notApplicable = Self(rawValue: 0)
    /// 2: average.
    public static let average = Self(rawValue: 2)
    /// 4: amount above a threshold.
    public static let excess = Self(rawValue: 4)
    /// 5: high threshold.
    public static let highThreshold = Self(rawValue: 5)
    /// 7: low threshold.
    public static let lowThreshold = Self(rawValue: 7)
    /// 8: highest value.
    public static let maximum = Self(rawValue: 8)
    /// 9: lowest value.
    public static let minimum = Self(rawValue: 9)
    /// 11: nominal value.
    public static let nominal = Self(rawValue: 11)
    /// 12: normal value.
    public static let normal = Self(rawValue: 12)
    /// 16: second highest value.
    public static let secondMaximum = Self(rawValue: 16)
    /// 17: second lowest value.
    public static let secondMinimum = Self(rawValue: 17)
    /// 23: third highest value.
    public static let thirdMaximum = Self(rawValue: 23)
    /// 24: fourth highest value.
    public static let fourthMaximum = Self(rawValue: 24)
    /// 25: fifth highest value.
    public static let fifthMaximum = Self(rawValue: 25)
    /// 26: accumulated sum.
    public static let sum = Self(rawValue: 26)

    /// Whether the number is one of those that the standard lists.
    public var isListed: Bool {
        switch rawValue {
        case 0, 2, 4...5, 7...9, 11...12, 16...17, 23...26: true
        default: false
        }
    }
}
