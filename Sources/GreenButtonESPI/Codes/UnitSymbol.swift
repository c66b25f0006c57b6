/// A unit of measurement.
///
/// Written in `uom`.
/// Any number is kept, listed or not: the schema accepts the whole range of UInt16.
/// Source: NAESB ESPI `usage.xsd` 3.3, the same in `espi.xsd` 4.0.
public struct UnitSymbol: ESPICode {
    /// The number as it stands in a feed.
    public var rawValue: UInt16

    /// Any number, listed or not.
    public init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// 0: no unit.
    public static let none = Self(rawValue: 0)
    /// 2: m.
    public static let metre = Self(rawValue: 2)
    /// 3: g.
    public static let gram = Self(rawValue: 3)
    /// 4: rev/s.
    public static let rotationsPerSecond = Self(rawValue: 4)
    /// 5: A.
    public static let ampere = Self(rawValue: 5)
    /// 6: K.
    public static let kelvin = Self(rawValue: 6)
    /// 7: mol.
    public static let mole = Self(rawValue: 7)
    /// 8: cd.
    public static let candela = Self(rawValue: 8)
    /// 9: degree of angle.
    public static let degreeOfAngle = Self(rawValue: 9)
    /// 10: rad.
    public static let radian = Self(rawValue: 10)
    /// 11: sr.
    public static let steradian = Self(rawValue: 11)
    /// 21: Gy.
    public static let gray = Self(rawValue: 21)
    /// 22: Bq.
    public static let becquerel = Self(rawValue: 22)
    /// 23: degree Celsius.
    public static let degreeCelsius = Self(rawValue: 23)
    /// 24: Sv.
    public static let sievert = Self(rawValue: 24)
    /// 25: F.
    public static let farad = Self(rawValue: 25)
    /// 27: s.
    public static let second = Self(rawValue: 27)
    /// 28: H.
    public static let henry = Self(rawValue: 28)
    /// 29: V.
    public static let volt = Self(rawValue: 29)
    /// 30: ohm.
    public static let ohm = Self(rawValue: 30)
    /// 31: J.
    public static let joule = Self(rawValue: 31)
    /// 32: N.
    public static let newton = Self(rawValue: 32)
    /// 33: Hz.
    public static let hertz = Self(rawValue: 33)
    /// 34: lx.
    public static let lux = Self(rawValue: 34)
    /// 35: lm.
    public static let lumen = Self(rawValue: 35)
    /// 36: Wb.
    public static let weber = Self(rawValue: 36)
    /// 37: T.
    public static let tesla = Self(rawValue: 37)
    /// 38: W, real power.
    public static let watt = Self(rawValue: 38)
    /// 39: Pa.
    public static let pascal = Self(rawValue: 39)
    /// 41: m².
    public static let squareMetre = Self(rawValue: 41)
    /// 42: m³.
    public static let cubicMetre = Self(rawValue: 42)
    /// 43: m/s.
    public static let metrePerSecond = Self(rawValue: 43)
    /// 44: m/s².
    public static let metrePerSecondSquared = Self(rawValue: 44)
    /// 45: m³/s.
    public static let cubicMetrePerSecond = Self(rawValue: 45)
    /// 46: m/m³.
    public static let metrePerCubicMetre = Self(rawValue: 46)
    /// 47: kg·m.
    public static let kilogramMetre = Self(rawValue: 47)
    /// 48: g/m³.
    public static let gramPerCubicMetre = Self(rawValue: 48)
    /// 49: m²/s.
    public static let squareMetrePerSecond = Self(rawValue: 49)
    /// 50: W/(m·K).
    public static let wattPerMetreKelvin = Self(rawValue: 50)
    /// 51: J/K.
    public static let joulePerKelvin = Self(rawValue: 51)
    /// 53: S.
    public static let siemens = Self(rawValue: 53)
    /// 54: rad/s.
    public static let radianPerSecond = Self(rawValue: 54)
    /// 61: VA, apparent power.
    public static let voltAmpere = Self(rawValue: 61)
    /// 63: var, reactive power.
    public static let voltAmpereReactive = Self(rawValue: 63)
    /// 65: power factor.
    public static let cosPhi = Self(rawValue: 65)
    /// 66: V·s.
    public static let voltSecond = Self(rawValue: 66)
    /// 67: V².
    public static let voltSquared = Self(rawValue: 67)
    /// 68: A·s.
    public static let ampereSecond = Self(rawValue: 68)
    /// 69: A².
    public static let ampereSquared = Self(rawValue: 69)
    /// 70: A²·s.
    public static let ampereSquaredSecond = Self(rawValue: 70)
    /// 71: VAh, apparent energy.
    public static let voltAmpereHour = Self(rawValue: 71)
    /// 72: Wh, real energy.
    public static let wattHour = Self(rawValue: 72)
    /// 73: varh, reactive energy.
    public static let voltAmpereReactiveHour = Self(rawValue: 73)
    /// 74: V/Hz.
    public static let voltPerHertz = Self(rawValue: 74)
    /// 75: Hz/s.
    public static let hertzPerSecond = Self(rawValue: 75)
    /// 76: characters.
    public static let character = Self(rawValue: 76)
    /// 77: characters per second.
    public static let characterPerSecond = Self(rawValue: 77)
    /// 78: g·m².
    public static let gramSquareMetre = Self(rawValue: 78)
    /// 79: B, sound pressure.
    public static let bel = Self(rawValue: 79)
    /// 80: money.
    public static let money = Self(rawValue: 80)
    /// 81: W/s.
    public static let wattPerSecond = Self(rawValue: 81)
    /// 82: L/s.
    public static let litrePerSecond = Self(rawValue: 82)
    /// 100: Q.
    public static let quantityPower = Self(rawValue: 100)
    /// 101: Qh.
    public static let quantityEnergy = Self(rawValue: 101)
    /// 102: ohm·m.
    public static let ohmMetre = Self(rawValue: 102)
    /// 103: A/m.
    public static let amperePerMetre = Self(rawValue: 103)
    /// 104: V²h.
    public static let voltSquaredHour = Self(rawValue: 104)
    /// 105: A²h.
    public static let ampereSquaredHour = Self(rawValue: 105)
    /// 106: Ah.
    public static let ampereHour = Self(rawValue: 106)
    /// 107: Wh/m³.
    public static let wattHourPerCubicMetre = Self(rawValue: 107)
    /// 108: date and time.
    public static let timeStamp = Self(rawValue: 108)
    /// 109: state, 1 or 0.
    public static let status = Self(rawValue: 109)
    /// 111: count.
    public static let count = Self(rawValue: 111)
    /// 113: Bm, signal strength.
    public static let belMilliwatt = Self(rawValue: 113)
    /// 114: encoded value.
    public static let code = Self(rawValue: 114)
    /// 115: Wh/rev.
    public static let wattHourPerRevolution = Self(rawValue: 115)
    /// 116: varh/rev.
    public static let voltAmpereReactiveHourPerRevolution = Self(rawValue: 116)
    /// 117: VAh/rev.
    public static let voltAmpereHourPerRevolution = Self(rawValue: 117)
    /// 118: event code.
    public static let endDeviceEventCode = Self(rawValue: 118)
    /// 119: ft³.
    public static let cubicFoot = Self(rawValue: 119)
    /// 120: ft³, compensated.
    public static let cubicFootCompensated = Self(rawValue: 120)
    /// 123: ft³/h, compensated.
    public static let cubicFootCompensatedPerHour = Self(rawValue: 123)
    /// 125: m³/h.
    public static let cubicMetrePerHour = Self(rawValue: 125)
    /// 126: m³/h, compensated.
    public static let cubicMetreCompensatedPerHour = Self(rawValue: 126)
    /// 127: m³/h, uncompensated.
    public static let cubicMetreUncompensatedPerHour = Self(rawValue: 127)
    /// 128: US gallon.
    public static let usGallon = Self(rawValue: 128)
    /// 129: US gallon per hour.
    public static let usGallonPerHour = Self(rawValue: 129)
    /// 130: imperial gallon.
    public static let imperialGallon = Self(rawValue: 130)
    /// 131: imperial gallon per hour.
    public static let imperialGallonPerHour = Self(rawValue: 131)
    /// 132: Btu.
    public static let britishThermalUnit = Self(rawValue: 132)
    /// 133: Btu/h.
    public static let britishThermalUnitPerHour = Self(rawValue: 133)
    /// 134: L.
    public static let litre = Self(rawValue: 134)
    /// 137: L/h.
    public static let litrePerHour = Self(rawValue: 137)
    /// 138: L/h, compensated.
    public static let litreCompensatedPerHour = Self(rawValue: 138)
    /// 139: L/h, uncompensated.
    public static let litreUncompensatedPerHour = Self(rawValue: 139)
    /// 140: Pa above the atmosphere.
    public static let pascalGauge = Self(rawValue: 140)
    /// 141: psi, absolute.
    public static let poundPerSquareInchAbsolute = Self(rawValue: 141)
    /// 142: psi above the atmosphere.
    public static let poundPerSquareInchGauge = Self(rawValue: 142)
    /// 143: ratio of volumes.
    public static let volumeRatio = Self(rawValue: 143)
    /// 144: ratio of masses.
    public static let massRatio = Self(rawValue: 144)
    /// 145: amount of substance per volume.
    public static let amountConcentration = Self(rawValue: 145)
    /// 146: ratio of amounts of substance.
    public static let molarFraction = Self(rawValue: 146)
    /// 147: amount of solute per mass of solvent.
    public static let molality = Self(rawValue: 147)
    /// 148: ratio of lengths.
    public static let lengthRatio = Self(rawValue: 148)
    /// 149: ratio of times.
    public static let timeRatio = Self(rawValue: 149)
    /// 150: ratio of frequencies.
    public static let frequencyRatio = Self(rawValue: 150)
    /// 151: ratio of voltages.
    public static let voltageRatio = Self(rawValue: 151)
    /// 152: ratio of currents.
    public static let currentRatio = Self(rawValue: 152)
    /// 153: W/VA, power factor.
    public static let wattPerVoltAmpere = Self(rawValue: 153)
    /// 154: revolutions.
    public static let revolution = Self(rawValue: 154)
    /// 155: Pa, absolute.
    public static let pascalAbsolute = Self(rawValue: 155)
    /// 156: L, uncompensated.
    public static let litreUncompensated = Self(rawValue: 156)
    /// 157: L, compensated.
    public static let litreCompensated = Self(rawValue: 157)
    /// 158: kat.
    public static let katal = Self(rawValue: 158)
    /// 159: min.
    public static let minute = Self(rawValue: 159)
    /// 160: h.
    public static let hour = Self(rawValue: 160)
    /// 161: Q at 45 degrees.
    public static let quantityPower45 = Self(rawValue: 161)
    /// 162: Q at 60 degrees.
    public static let quantityPower60 = Self(rawValue: 162)
    /// 163: Qh at 45 degrees.
    public static let quantityEnergy45 = Self(rawValue: 163)
    /// 164: Qh at 60 degrees.
    public static let quantityEnergy60 = Self(rawValue: 164)
    /// 165: J/kg.
    public static let joulePerKilogram = Self(rawValue: 165)
    /// 166: m³, uncompensated.
    public static let cubicMetreUncompensated = Self(rawValue: 166)
    /// 167: m³, compensated.
    public static let cubicMetreCompensated = Self(rawValue: 167)
    /// 168: ratio of powers.
    public static let powerRatio = Self(rawValue: 168)
    /// 169: therm.
    public static let therm = Self(rawValue: 169)

    /// Whether the number is one of those that the standard lists.
    public var isListed: Bool {
        switch rawValue {
        case 0, 2...11, 21...25, 27...39, 41...51, 53...54, 61, 63, 65...82, 100...109, 111,
            113...120, 123, 125...134, 137...169:
            true
        default: false
        }
    }
}
