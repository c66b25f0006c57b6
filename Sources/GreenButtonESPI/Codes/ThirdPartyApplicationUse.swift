/// What an application is for.
///
/// Written in `ApplicationInformation/thirdPartyApplicationUse`.
/// Any number is kept, listed or not: the schema accepts the whole range of UInt16.
/// Source: NAESB ESPI `usage.xsd` 3.3, the same in `espi.xsd` 4.0.
public struct ThirdPartyApplicationUse: ESPICode {
    /// The number as it stands in a feed.
    public var rawValue: UInt16

    /// Any number, listed or not.
    public init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// 1: energy management.
    public static let energyManagement = Self(rawValue: 1)
    /// 2: analysis.
    public static let analytical = Self(rawValue: 2)
    /// 3: government.
    public static let governmental = Self(rawValue: 3)
    /// 4: research.
    public static let academic = Self(rawValue: 4)
    /// 5: law enforcement.
    public static let lawEnforcement = Self(rawValue: 5)

    /// Whether the number is one of those that the standard lists.
    public var isListed: Bool {
        switch rawValue {
        case 1...5: true
        default: false
        }
    }
}
