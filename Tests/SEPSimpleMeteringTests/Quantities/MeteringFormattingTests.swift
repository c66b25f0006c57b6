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
}
