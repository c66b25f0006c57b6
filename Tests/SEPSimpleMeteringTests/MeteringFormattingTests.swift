import SEPSimpleMetering
import Testing

@Suite("Formatting octets and codes")
struct MeteringFormattingTests {
    @Test(
        "The octet's parts",
        arguments: [
            (0xAB, 3, 5, true), (0xE3, 3, 12, true), (0xF9, 1, 15, true), (0x72, 2, 14, false),
            (0x33, 3, 6, false), (0x00, 0, 0, false),
        ] as [(UInt8, UInt8, UInt8, Bool)])
    func parts(octet: UInt8, right: UInt8, left: UInt8, suppresses: Bool) {
        let formatting = MeteringFormatting(rawValue: octet)
        #expect(formatting.digitsRight == right)
        #expect(formatting.digitsLeft == left)
        #expect(formatting.suppressesLeadingZeros == suppresses)
    }

    @Test(
        "Text by the octet: rounded half away from zero, padded, never cut",
        arguments: [
            (0xAB, 34_567_890, "34567.890"), (0x33, 1234, "000001.234"), (0xAA, 1235, "1.24"),
            (0xAA, -1235, "-1.24"), (0x80, -400, "0"), (0x80, 500, "1"), (0x89, -49, "0.0"),
            (0x08, 12_345_678, "12346"), (0xAB, 999, "0.999"), (0xAA, 999, "1.00"),
        ] as [(UInt8, Int64, String)])
    func text(octet: UInt8, raw: Int64, expected: String) {
        let fraction = MeteringScale(multiplier: 1, divisor: 1000).fraction(raw)
        #expect(MeteringFormatting(rawValue: octet).text(fraction) == expected)
    }

    @Test("Fractions are in lowest terms")
    func lowestTerms() {
        let fraction = MeteringScale(multiplier: 1, divisor: 1000).fraction(Int64(-785))
        #expect(fraction.numerator == -157)
        #expect(fraction.denominator == 200)
    }

    @Test("BCD values are decimal digits, and a nibble above 9 is no number")
    func binaryCodedDecimal() {
        #expect(UnitOfMeasure.decimal(fromBinaryCodedDecimal: 0x0012_3456_7890) == 1_234_567_890)
        #expect(UnitOfMeasure.decimal(fromBinaryCodedDecimal: 0xA) == nil)
        #expect(UnitOfMeasure(rawValue: 0x80).isBinaryCodedDecimal)
        #expect(UnitOfMeasure(rawValue: 0x81).unit == .cubicMetres)
        #expect(UnitOfMeasure(rawValue: 0x81).demandSymbol == "m3/h")
    }

    @Test("Status bits are read by commodity, mirrors as what they mirror")
    func status() {
        #expect(MeterStatus.name(ofBit: 3, for: .electric) == "power failure")
        #expect(MeterStatus.name(ofBit: 3, for: .water) == "pipe empty")
        #expect(MeterStatus.name(ofBit: 3, for: .gas) == nil)
        #expect(
            MeterStatus.name(ofBit: 7, for: MeteringDeviceType(rawValue: 128)) == "reverse flow")
        #expect(MeteringDeviceType(rawValue: 127).mirrored == .electric)
        #expect(MeteringDeviceType.mirrorNotAssigned.mirrored == nil)
        #expect(ExtendedMeterStatus.name(ofBit: 25, for: .gas) == "tilt tamper")
    }

    @Test("Plausibility is a question of its own")
    func plausibility() throws {
        let time = try #require(ZigBeeTime(rawValue: 748_502_544))
        #expect(time.isPlausible(nowSecondsSince1970: 1_695_187_344 + 900))
        #expect(!time.isPlausible(nowSecondsSince1970: 1_695_187_344 + 901))
        #expect(!time.isPlausible(nowSecondsSince1970: .min))
    }
}
