/// What is measured.
///
/// Written in `ReadingType/commodity`.
/// Any number is kept, listed or not: the schema accepts the whole range of UInt16.
/// Source: NAESB ESPI `usage.xsd` 3.3, the same in `espi.xsd` 4.0.
public struct Commodity: ESPICode {
    /// The number as it stands in a feed.
    public var rawValue: UInt16

    /// Any number, listed or not.
    public init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// 0: not applicable.
    public static let notApplicable = Self(rawValue: 0)
    /// 1: electricity metered on the customer's side of the transformer, the usual one.
    public static let electricitySecondaryMetered = Self(rawValue: 1)
    /// 2: electricity metered on the supply side of the transformer.
    public static let electricityPrimaryMetered = Self(rawValue: 2)
    /// 3: communication.
    public static let communication = Self(rawValue: 3)
    /// 4: air.
    public static let air = Self(rawValue: 4)
    /// 5: insulating gas.
    public static let insulativeGas = Self(rawValue: 5)
    /// 6: insulating oil.
    public static let insulativeOil = Self(rawValue: 6)
    /// 7: natural gas.
    public static let naturalGas = Self(rawValue: 7)
    /// 8: propane.
    public static let propane = Self(rawValue: 8)
    /// 9: drinking water.
    public static let potableWater = Self(rawValue: 9)
    /// 10: steam.
    public static let steam = Self(rawValue: 10)
    /// 11: waste water.
    public static let wasteWater = Self(rawValue: 11)
    /// 12: heating fluid.
    public static let heatingFluid = Self(rawValue: 12)
    /// 13: cooling fluid.
    public static let coolingFluid = Self(rawValue: 13)
    /// 14: reclaimed water.
    public static let reclaimedWater = Self(rawValue: 14)
    /// 15: nitrous oxides.
    public static let nitrousOxides = Self(rawValue: 15)
    /// 16: sulfur dioxide.
    public static let sulfurDioxide = Self(rawValue: 16)
    /// 17: methane.
    public static let methane = Self(rawValue: 17)
    /// 18: carbon dioxide.
    public static let carbonDioxide = Self(rawValue: 18)
    /// 19: carbon.
    public static let carbon = Self(rawValue: 19)
    /// 20: hexachlorocyclohexane.
    public static let hexachlorocyclohexane = Self(rawValue: 20)
    /// 21: perfluorocarbons.
    public static let perfluorocarbons = Self(rawValue: 21)
    /// 22: sulfur hexafluoride.
    public static let sulfurHexafluoride = Self(rawValue: 22)
    /// 23: television.
    public static let television = Self(rawValue: 23)
    /// 24: internet.
    public static let internet = Self(rawValue: 24)
    /// 25: refuse.
    public static let refuse = Self(rawValue: 25)
    /// 26: electricity metered at transmission level.
    public static let electricityTransmissionMetered = Self(rawValue: 26)

    /// Whether the number is one of those that the standard lists.
    public var isListed: Bool {
        switch rawValue {
        case 0...26: true
        default: false
        }
    }
}
