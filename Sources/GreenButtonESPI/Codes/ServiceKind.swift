/// The kind of service at a usage point.
///
/// Written in `ServiceCategory/kind`.
/// Any number is kept, listed or not: the schema accepts the whole range of UInt16.
/// Source: NAESB ESPI `usage.xsd` 3.3, the same in `espi.xsd` 4.0.
public struct ServiceKind: ESPICode {
    /// The number as it stands in a feed.
    public var rawValue: UInt16

    /// Any number, listed or not.
    public init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// 0: electricity.
    public static let electricity = Self(rawValue: 0)
    /// 1: gas.
    public static let gas = Self(rawValue: 1)
    /// 2: water.
    public static let water = Self(rawValue: 2)
    /// 3: time.
    public static let time = Self(rawValue: 3)
    /// 4: heat.
    public static let heat = Self(rawValue: 4)
    /// 5: refuse collection.
    public static let refuse = Self(rawValue: 5)
    /// 6: sewerage.
    public static let sewerage = Self(rawValue: 6)
    /// 7: rates: tax, charge, toll, duty.
    public static let rates = Self(rawValue: 7)
    /// 8: television licence.
    public static let tvLicence = Self(rawValue: 8)
    /// 9: internet access.
    public static let internet = Self(rawValue: 9)

    /// Whether the number is one of those that the standard lists.
    public var isListed: Bool {
        switch rawValue {
        case 0...9: true
        default: false
        }
    }
}
