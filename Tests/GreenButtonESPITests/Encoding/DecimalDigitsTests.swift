import TestSupport
import Testing

@testable import GreenButtonESPI

@Suite struct DecimalDigitsTests {
    @Test("digits are those of the standard library, from every power of ten to every width")
    func digits() {
        var generator = SeededGenerator(seed: 13)
        var numbers: [UInt64] = [0, .max]
        var power: UInt64 = 1
        for _ in 0..<19 {
            power *= 10
            numbers += [power - 1, power]
        }
        numbers += (0..<500).map { _ in generator.next() >> (generator.next() % 64) }
        for number in numbers {
            var digits = Array("x".utf8)
            digits.appendDecimal(number)
            #expect(digits == Array("x\(number)".utf8))
            #expect(number.decimalDigitCount == String(number).count)
            let signed = Int64(bitPattern: number)
            digits = []
            digits.appendDecimal(signed)
            #expect(digits == Array(String(signed).utf8))
        }
    }

    @Test("hexadecimal digits fill the width of the type")
    func hex() {
        #expect(UInt8(0x0A).fixedWidthHex == "0A")
        #expect(UInt32(0x360E_2000).fixedWidthHex == "360E2000")
        #expect(UInt32(0).fixedWidthHex == "00000000")
        #expect(UInt64.max.fixedWidthHex == "FFFFFFFFFFFFFFFF")
    }
}
