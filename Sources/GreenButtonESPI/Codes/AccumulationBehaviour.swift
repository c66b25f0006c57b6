/// How a value relates to the values before it.
///
/// Written in `ReadingType/accumulationBehaviour`.
/// Any number is kept, listed or not: the schema accepts the whole range of UInt16.
/// Source: NAESB ESPI `usage.xsd` 3.3, the same in `espi.xsd` 4.0.
public struct AccumulationBehaviour: ESPICode {
    /// The number as it stands in a feed.
    public var rawValue: UInt16

    /// Any number, listed or not.
    public init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// 0: not applicable.
    public static let notApplicable = Self(rawValue: 0)
    /// 1: the dial reading of a register.
    public static let bulkQuantity = Self(rawValue: 1)
    /// 2: sum of earlier demand resets and the present one, running.
    public static let continuousCumulative = Self(rawValue: 2)
    /// 3: sum of earlier demand resets.
    public static let cumulative = Self(rawValue: 3)
    /// 4: the difference over the interval.
    public static let deltaData = Self(rawValue: 4)
    /// 6: an indication like a needle on a scale.
    public static let indicating = Self(rawValue: 6)
    /// 9: an accumulation that does not begin anew.
    public static let summation = Self(rawValue: 9)
    /// 10: computed with a delay.
    public static let timeDelay = Self(rawValue: 10)
    /// 12: measured over a time that is short beside the interval.
    public static let instantaneous = Self(rawValue: 12)
    /// 13: latched by an event.
    public static let latchingQuantity = Self(rawValue: 13)
    /// 14: cumulative within given bounds.
    public static let boundedQuantity = Self(rawValue: 14)

    /// Whether the number is one of those that the standard lists.
    public var isListed: Bool {
        switch rawValue {
        case 0...4, 6, 9...10, 12...14: true
        default: false
        }
    }
}
