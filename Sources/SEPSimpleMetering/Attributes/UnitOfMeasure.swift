/// The unit of summations and demands. 0x80 more means the same unit with values in BCD. Numbers without a name are kept.
///
/// Source: Simple Metering cluster 0x0702, attribute 0x0300 UnitOfMeasure.
public struct UnitOfMeasure: RawRepresentable, Hashable, Sendable {
    /// The number as it travels.
    public var rawValue: UInt8

    /// Keeps the number, known or not.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// kWh and kW.
    public static let kilowattHours = UnitOfMeasure(rawValue: 0x00)
    /// m3 and m3/h.
    public static let cubicMetres = UnitOfMeasure(rawValue: 0x01)
    /// ft3 and ft3/h.
    public static let cubicFeet = UnitOfMeasure(rawValue: 0x02)
    /// ccf and ccf/h.
    public static let hundredCubicFeet = UnitOfMeasure(rawValue: 0x03)
    /// US gallons and gallons per hour.
    public static let usGallons = UnitOfMeasure(rawValue: 0x04)
    /// Imperial gallons and gallons per hour.
    public static let imperialGallons = UnitOfMeasure(rawValue: 0x05)
    /// BTU and BTU/h.
    public static let btu = UnitOfMeasure(rawValue: 0x06)
    /// Litres and litres per hour.
    public static let litres = UnitOfMeasure(rawValue: 0x07)
    /// kPa, gauge.
    public static let kilopascalsGauge = UnitOfMeasure(rawValue: 0x08)
    /// kPa, absolute.
    public static let kilopascalsAbsolute = UnitOfMeasure(rawValue: 0x09)
    /// mcf and mcf/h.
    public static let thousandCubicFeet = UnitOfMeasure(rawValue: 0x0A)
    /// No unit.
    public static let unitless = UnitOfMeasure(rawValue: 0x0B)
    /// MJ and MJ/s.
    public static let megajoules = UnitOfMeasure(rawValue: 0x0C)
    /// kvarh and kvar.
    public static let kilovarHours = UnitOfMeasure(rawValue: 0x0D)

    /// Whether values are binary-coded decimal.
    public var isBinaryCodedDecimal: Bool { rawValue >= 0x80 }

    /// The unit itself, whether in binary or in BCD.
    public var unit: UnitOfMeasure { UnitOfMeasure(rawValue: rawValue & 0x7F) }

    /// The number that two decimal digits to the octet stand for, nil when a nibble is above 9.
    ///
    /// - Parameter raw: the integer as it travels; 0x001234567890 stands for 1234567890.
    public static func decimal(fromBinaryCodedDecimal raw: UInt64) -> UInt64? {
        var result: UInt64 = 0
        for nibble in (0..<16).reversed() {
            let digit = (raw >> UInt64(4 * nibble)) & 0x0F
            guard digit <= 9 else { return nil }
            result = result * 10 + digit
        }
        return result
    }

    /// The sign of a summation in this unit, nil for a number without a name.
    public var summationSymbol: String? {
        switch rawValue & 0x7F {
        case 0x00: "kWh"
        case 0x01: "m3"
        case 0x02: "ft3"
        case 0x03: "ccf"
        case 0x04: "US gal"
        case 0x05: "imp gal"
        case 0x06: "BTU"
        case 0x07: "L"
        case 0x08: "kPa gauge"
        case 0x09: "kPa"
        case 0x0A: "mcf"
        case 0x0B: ""
        case 0x0C: "MJ"
        case 0x0D: "kvarh"
        default: nil
        }
    }

    /// The sign of a demand in this unit, nil for a number without a name.
    public var demandSymbol: String? {
        switch rawValue & 0x7F {
        case 0x00: "kW"
        case 0x0C: "MJ/s"
        case 0x0D: "kvar"
        case 0x08, 0x09, 0x0B: summationSymbol
        default: summationSymbol.map { $0 + "/h" }
        }
    }
}
