/// Where an application runs.
///
/// Written in `ApplicationInformation/thirdPartyApplicationType`.
/// Any number is kept, listed or not: the schema accepts the whole range of UInt16.
/// Source: NAESB ESPI `usage.xsd` 3.3, the same in `espi.xsd` 4.0.
public struct ThirdPartyApplicationType: ESPICode {
    /// The number as it stands in a feed.
    public var rawValue: UInt16

    /// Any number, listed or not.
    public init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// 1: on the web.
    public static let web = Self(rawValue: 1)
    /// 2: on a desktop computer.
    public static let desktop = Self(rawValue: 2)
    /// 3: on a mobile device.
    public static let mobile = Self(rawValue: 3)
    /// 4: on another device.
    public static let device = Self(rawValue: 4)

    /// Whether the number is one of those that the standard lists.
    public var isListed: Bool {
        switch rawValue {
        case 1...4: true
        default: false
        }
    }
}
