import Testing

@testable import RavenKit

@Suite("RavenNumber")
struct RavenNumberTests {
    @Test("D13: with 0x a number is hexadecimal, without it decimal, whatever zeros lead it")
    func notations() {
        #expect(RavenNumber("0x10") == .hexadecimal(value: 16, digitCount: 2))
        #expect(RavenNumber("0X00aF") == .hexadecimal(value: 175, digitCount: 4))
        #expect(RavenNumber("010") == .decimal(value: 10))
        #expect(RavenNumber("0") == .decimal(value: 0))
        #expect(RavenNumber("18446744073709551615") == .decimal(value: .max))
        #expect(RavenNumber("0xffffffffffffffff") == .hexadecimal(value: .max, digitCount: 16))
        #expect(RavenNumber("") == .empty)
    }

    @Test("D12: whatever is no number is malformed and has no value")
    func malformed() {
        for text in [
            "0x", "x10", "0x00000000000000000", "18446744073709551616", "-1", "+1", "1.5", "0x1g",
            "a", "1 0", "0b1", "0x-1", "99999999999999999999999999",
        ] {
            #expect(RavenNumber(text) == .malformed, "\(text)")
            #expect(RavenNumber(text).value == nil, "\(text)")
        }
    }
}
