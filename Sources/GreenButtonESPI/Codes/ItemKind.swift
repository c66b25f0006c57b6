/// What a line of a bill is for.
///
/// Written in `LineItem/itemKind`.
/// Any number is kept, listed or not: the schema accepts the whole range of UInt16.
/// Source: NAESB ESPI `usage.xsd` 3.3, the same in `espi.xsd` 4.0.
public struct ItemKind: ESPICode {
    /// The number as it stands in a feed.
    public var rawValue: UInt16

    /// Any number, listed or not.
    public init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// 1: fee for generation.
    public static let energyGenerationFee = Self(rawValue: 1)
    /// 2: fee for delivery.
    public static let energyDeliveryFee = Self(rawValue: 2)
    /// 3: fee for usage.
    public static let energyUsageFee = Self(rawValue: 3)
    /// 4: administrative fee.
    public static let administrativeFee = Self(rawValue: 4)
    /// 5: tax.
    public static let tax = Self(rawValue: 5)
    /// 6: credit for generation.
    public static let energyGenerationCredit = Self(rawValue: 6)
    /// 7: credit for delivery.
    public static let energyDeliveryCredit = Self(rawValue: 7)
    /// 8: administrative credit.
    public static let administrativeCredit = Self(rawValue: 8)
    /// 9: payment for an earlier period.
    public static let payment = Self(rawValue: 9)
    /// 10: information only.
    public static let information = Self(rawValue: 10)

    /// Whether the number is one of those that the standard lists.
    public var isListed: Bool {
        switch rawValue {
        case 1...10: true
        default: false
        }
    }
}
