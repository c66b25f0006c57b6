/// Whether the service works.
///
/// Written in `ServiceStatus/currentStatus`.
/// Any number is kept, listed or not: the schema accepts the whole range of UInt16.
/// Source: NAESB ESPI `usage.xsd` 3.3, the same in `espi.xsd` 4.0.
public struct ServiceAvailability: ESPICode {
    /// The number as it stands in a feed.
    public var rawValue: UInt16

    /// Any number, listed or not.
    public init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// 0: not available.
    public static let unavailable = Self(rawValue: 0)
    /// 1: works normally.
    public static let operational = Self(rawValue: 1)

    /// Whether the number is one of those that the standard lists.
    public var isListed: Bool {
        switch rawValue {
        case 0...1: true
        default: false
        }
    }
}
