/// The direction of flow that is measured.
///
/// Written in `ReadingType/flowDirection`.
/// Any number is kept, listed or not: the schema accepts the whole range of UInt16.
/// Source: NAESB ESPI `usage.xsd` 3.3, the same in `espi.xsd` 4.0.
public struct FlowDirection: ESPICode {
    /// The number as it stands in a feed.
    public var rawValue: UInt16

    /// Any number, listed or not.
    public init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// 0: not applicable.
    public static let notApplicable = Self(rawValue: 0)
    /// 1: delivered to the customer.
    public static let forward = Self(rawValue: 1)
    /// 2: lagging.
    public static let lagging = Self(rawValue: 2)
    /// 3: leading.
    public static let leading = Self(rawValue: 3)
    /// 4: forward less reverse, may be negative.
    public static let net = Self(rawValue: 4)
    /// 5: quadrants 1 and 2.
    public static let q1PlusQ2 = Self(rawValue: 5)
    /// 7: quadrants 1 and 3.
    public static let q1PlusQ3 = Self(rawValue: 7)
    /// 8: quadrants 1 and 4.
    public static let q1PlusQ4 = Self(rawValue: 8)
    /// 9: quadrant 1 less quadrant 4.
    public static let q1MinusQ4 = Self(rawValue: 9)
    /// 10: quadrants 2 and 3.
    public static let q2PlusQ3 = Self(rawValue: 10)
    /// 11: quadrants 2 and 4.
    public static let q2PlusQ4 = Self(rawValue: 11)
    /// 12: quadrant 2 less quadrant 3.
    public static let q2MinusQ3 = Self(rawValue: 12)
    /// 13: quadrants 3 and 4.
    public static let q3PlusQ4 = Self(rawValue: 13)
    /// 14: quadrant 3 less quadrant 2.
    public static let q3MinusQ2 = Self(rawValue: 14)
    /// 15: quadrant 1.
    public static let quadrant1 = Self(rawValue: 15)
    /// 16: quadrant 2.
    public static let quadrant2 = Self(rawValue: 16)
    /// 17: quadrant 3.
    public static let quadrant3 = Self(rawValue: 17)
    /// 18: quadrant 4.
    public static let quadrant4 = Self(rawValue: 18)
    /// 19: received from the customer, as a positive number.
    public static let reverse = Self(rawValue: 19)
    /// 20: forward plus reverse.
    public static let total = Self(rawValue: 20)
    /// 21: total of all phases.
    public static let totalByPhase = Self(rawValue: 21)

    /// Whether the number is one of those that the standard lists.
    public var isListed: Bool {
        switch rawValue {
        case 0...5, 7...21: true
        default: false
        }
    }
}
