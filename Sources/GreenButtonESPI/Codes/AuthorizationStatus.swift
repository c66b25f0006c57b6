/// The state of an authorization.
///
/// Written in `Authorization/status`.
/// Any number is kept, listed or not: the schema accepts the whole range of UInt16.
/// Source: NAESB ESPI `usage.xsd` 3.3, the same in `espi.xsd` 4.0.
public struct AuthorizationStatus: ESPICode {
    /// The number as it stands in a feed.
    public var rawValue: UInt16

    /// Any number, listed or not.
    public init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// 0: revoked.
    public static let revoked = Self(rawValue: 0)
    /// 1: active.
    public static let active = Self(rawValue: 1)
    /// 2: denied.
    public static let denied = Self(rawValue: 2)

    /// Whether the number is one of those that the standard lists.
    public var isListed: Bool {
        switch rawValue {
        case 0...2: true
        default: false
        }
    }
}
