/// The power of ten by which a value is multiplied to be in its unit.
///
/// Written in `powerOfTenMultiplier`.
/// Any number is kept, listed or not: the schema accepts the whole range of Int16.
/// Source: NAESB ESPI `usage.xsd` 3.3, the same in `espi.xsd` 4.0.
public struct UnitMultiplier: ESPICode {
    /// The number as it stands in a feed.
    public var rawValue: Int16

    /// Any number, listed or not.
    public init(rawValue: Int16) {
        self.rawValue = rawValue
    }

    /// -12: one million-millionth.
    public static let pico = Self(rawValue: -12)
    /// -9: one thousand-millionth.
    public static let nano = Self(rawValue: -9)
    /// -6: one millionth.
    public static let micro = Self(rawValue: -6)
    /// -3: one thousandth.
    public static let milli = Self(rawValue: -3)
    /// -2: one hundredth.
    public static let centi = Self(rawValue: -2)
    /// -1: one tenth.
    public static let deci = Self(rawValue: -1)
    /// 0: no multiplier.
    public static let none = Self(rawValue: 0)
    /// 1: ten.
    public static let deca = Self(rawValue: 1)
    /// 2: one hundred.
    public static let hecto = Self(rawValue: 2)
    /// 3: one thousand.
    public static let kilo = Self(rawValue: 3)
    /// 6: one million.
    public static let mega = Self(rawValue: 6)
    /// 9: one thousand million.
    public static let giga = Self(rawValue: 9)
    /// 12: one million million.
    public static let tera = Self(rawValue: 12)

    /// Whether the number is one of those that the standard lists.
    public var isListed: Bool {
        switch rawValue {
        case -12, -9, -6, -3...3, 6, 9, 12: true
        default: false
        }
    }
}
