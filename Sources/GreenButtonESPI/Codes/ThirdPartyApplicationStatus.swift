/// The state of an application at the third party.
///
/// Written in `ApplicationInformation/thirdPartyApplicationStatus`.
/// Any number is kept, listed or not: the schema accepts the whole range of UInt16.
/// Source: NAESB ESPI `usage.xsd` 3.3, the same in `espi.xsd` 4.0.
public struct ThirdPartyApplicationStatus: ESPICode {
    /// The number as it stands in a feed.
    public var rawValue: UInt16

    /// Any number, listed or not.
    public init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// 1: in development.
    public static let development = Self(rawValue: 1)
    /// 2: under review or test.
    public static let reviewTest = Self(rawValue: 2)
    /// 3: live.
    public static let live = Self(rawValue: 3)
    /// 4: to be removed.
    public static let remove = Self(rawValue: 4)

    /// Whether the number is one of those that the standard lists.
    public var isListed: Bool {
        switch rawValue {
        case 1...4: true
        default: false
        }
    }
}
