/// The state of an application at the data custodian.
///
/// Written in `ApplicationInformation/dataCustodianApplicationStatus`.
/// Any number is kept, listed or not: the schema accepts the whole range of UInt16.
/// Source: NAESB ESPI `usage.xsd` 3.3, the same in `espi.xsd` 4.0.
public struct DataCustodianApplicationStatus: ESPICode {
    /// The number as it stands in a feed.
    public var rawValue: UInt16

    /// Any number, listed or not.
    public init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// 1: under review.
    public static let review = Self(rawValue: 1)
    /// 2: live.
    public static let production = Self(rawValue: 2)
    /// 3: on hold.
    public static let onHold = Self(rawValue: 3)
    /// 4: revoked.
    public static let revoked = Self(rawValue: 4)

    /// Whether the number is one of those that the standard lists.
    public var isListed: Bool {
        switch rawValue {
        case 1...4: true
        default: false
        }
    }
}
