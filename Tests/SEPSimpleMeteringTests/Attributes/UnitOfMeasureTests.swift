import SEPSimpleMetering
import Testing

@Suite("Units keep any number and name the known ones")
struct UnitOfMeasureTests {
    @Test(
        "Units: for summations and for demands, in binary and in BCD",
        arguments: [
            (0x00, "kWh", "kW"), (0x01, "m3", "m3/h"), (0x02, "ft3", "ft3/h"),
            (0x03, "ccf", "ccf/h"), (0x04, "US gal", "US gal/h"), (0x05, "imp gal", "imp gal/h"),
            (0x06, "BTU", "BTU/h"), (0x07, "L", "L/h"), (0x08, "kPa gauge", "kPa gauge"),
            (0x09, "kPa", "kPa"), (0x0A, "mcf", "mcf/h"), (0x0B, "", ""), (0x0C, "MJ", "MJ/s"),
            (0x0D, "kvarh", "kvar"),
        ] as [(UInt8, String, String)])
    func units(code: UInt8, summation: String, demand: String) {
        for unit in [UnitOfMeasure(rawValue: code), UnitOfMeasure(rawValue: code | 0x80)] {
            #expect(unit.summationSymbol == summation)
            #expect(unit.demandSymbol == demand)
            #expect(unit.isBinaryCodedDecimal == (unit.rawValue >= 0x80))
            #expect(unit.unit.rawValue == code)
        }
    }

    @Test("A unit without a name is kept and has no sign")
    func unknownUnit() {
        #expect(UnitOfMeasure(rawValue: 0x0E).summationSymbol == nil)
        #expect(UnitOfMeasure(rawValue: 0x7F).demandSymbol == nil)
    }

    @Test("BCD values are decimal digits, and a nibble above 9 is no number")
    func binaryCodedDecimal() {
        #expect(UnitOfMeasure.decimal(fromBinaryCodedDecimal: 0x0012_3456_7890) == 1_234_567_890)
        #expect(UnitOfMeasure.decimal(fromBinaryCodedDecimal: 0xA) == nil)
        #expect(UnitOfMeasure(rawValue: 0x80).isBinaryCodedDecimal)
        #expect(UnitOfMeasure(rawValue: 0x81).unit == .cubicMetres)
        #expect(UnitOfMeasure(rawValue: 0x81).demandSymbol == "m3/h")
    }
}
