import TestSupport
import Testing

@testable import RavenKit

@Suite("HexadecimalDigits")
struct HexadecimalDigitsTests {
    /// The same digit by digit.
    private func expected(_ bytes: [UInt8], _ start: Int, _ end: Int) -> (UInt64, Int) {
        var value: UInt64 = 0
        var count = 0
        while start + count < end,
            let digit = Character(UnicodeScalar(bytes[start + count])).hexDigitValue, count < 17
        {
            if count < 16 { value = value << 4 | UInt64(digit) }
            count += 1
        }
        return (value, count)
    }

    @Test("every byte behind any number of digits is told from a digit")
    func everyByte() {
        for byte in UInt8.min...UInt8.max {
            for count in 0...16 {
                let bytes = Array("0123456789abCDEF".utf8.prefix(count)) + [byte] + Array("<>".utf8)
                let digits = HexadecimalDigits(bytes.span, 0, bytes.count)
                let (value, digitCount) = expected(bytes, 0, bytes.count)
                if count == 16, byte != UInt8(ascii: "<") {
                    #expect(digits.count == 17, "\(count) digits and \(byte)")
                } else {
                    #expect(digits.value == value, "\(count) digits and \(byte)")
                    #expect(digits.count == digitCount, "\(count) digits and \(byte)")
                }
            }
        }
    }

    @Test("digits are read the same at every place of a piece, up to its end")
    func everyPlace() {
        var random = SeededGenerator(seed: 5)
        let alphabet = Array("0123456789abcdefABCDEF<x".utf8)
        for _ in 0..<300 {
            let bytes = (0..<24).map { _ in alphabet.randomElement(using: &random) ?? 0 }
            for end in 0...bytes.count {
                for start in 0...end {
                    let digits = HexadecimalDigits(bytes.span, start, end)
                    let (value, count) = expected(bytes, start, end)
                    if count > 16
                        || count == 16 && start + 16 < end
                            && bytes[start + 16] != UInt8(ascii: "<")
                    {
                        #expect(digits.count == 17)
                    } else {
                        #expect(digits.value == value && digits.count == count)
                    }
                }
            }
        }
    }
}
