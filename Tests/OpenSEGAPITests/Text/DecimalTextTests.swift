import TestSupport
import Testing

@testable import OpenSEGAPI

@Suite("Numbers as text")
struct DecimalTextTests {
    @Test(
        "Thousandths are exact, without trailing zeros",
        arguments: [
            (0, "0"), (1000, "1"), (1, "0.001"), (10, "0.01"), (100, "0.1"), (-1, "-0.001"),
            (-500, "-0.5"), (1_184_250, "1184.25"), (-1_184_000, "-1184"), (999, "0.999"),
            (Int64.max, "9223372036854775.807"), (Int64.min, "-9223372036854775.808"),
        ] as [(Int64, String)])
    func thousandths(value: Int64, text: String) {
        #expect(DecimalText.thousandths(value) == text)
    }

    @Test("Every integer reads back as it was written")
    func integers() {
        var random = SeededGenerator(seed: 1)
        for bits in 0..<64 {
            for _ in 0..<50 {
                let value = UInt64.random(in: 0...UInt64.max, using: &random) >> UInt64(bits)
                var bytes: [UInt8] = []
                DecimalText.append(value, to: &bytes)
                #expect(String(decoding: bytes, as: UTF8.self) == String(value))
                #expect(DecimalText.parse(bytes) == Int64(exactly: value))
                bytes = []
                DecimalText.append(Int64(bitPattern: value), to: &bytes)
                #expect(String(decoding: bytes, as: UTF8.self) == String(Int64(bitPattern: value)))
            }
        }
    }

    @Test(
        "Anything but digits is no number",
        arguments: ["", "-1", "+1", " 1", "1 ", "1.0", "0x1", "１", "9223372036854775808", "1e3"])
    func refused(text: String) {
        #expect(DecimalText.parse(text.utf8) == nil)
    }
}
