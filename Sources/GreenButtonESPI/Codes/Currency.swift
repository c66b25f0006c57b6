/// A currency by its ISO 4217 number.
///
/// Written in `ReadingType/currency` and in summaries.
/// Any number is kept, listed or not: the schema accepts the whole range of UInt16.
/// Source: NAESB ESPI `usage.xsd` 3.3, the same in `espi.xsd` 4.0.
public struct Currency: ESPICode {
    /// The number as it stands in a feed.
    public var rawValue: UInt16

    /// Any number, listed or not.
    public init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// 0: a currency outside the list.
    public static let other = Self(rawValue: 0)
    /// 36: AUD.
    public static let australianDollar = Self(rawValue: 36)
    /// 124: CAD.
    public static let canadianDollar = Self(rawValue: 124)
    /// 156: CNY.
    public static let chineseYuan = Self(rawValue: 156)
    /// 208: DKK.
    public static let danishKrone = Self(rawValue: 208)
    /// 356: INR.
    public static let indianRupee = Self(rawValue: 356)
    /// 392: JPY.
    public static let japaneseYen = Self(rawValue: 392)
    /// 578: NOK.
    public static let norwegianKrone = Self(rawValue: 578)
    /// 643: RUB.
    public static let russianRuble = Self(rawValue: 643)
    /// 752: SEK.
    public static let swedishKrona = Self(rawValue: 752)
    /// 756: CHF.
    public static let swissFranc = Self(rawValue: 756)
    /// 826: GBP.
    public static let poundSterling = Self(rawValue: 826)
    /// 840: USD.
    public static let usDollar = Self(rawValue: 840)
    /// 978: EUR.
    public static let euro = Self(rawValue: 978)

    /// Whether the number is one of those that the standard lists.
    public var isListed: Bool {
        switch rawValue {
        case 0, 36, 124, 156, 208, 356, 392, 578, 643, 752, 756, 826, 840, 978: true
        default: false
        }
    }
}
