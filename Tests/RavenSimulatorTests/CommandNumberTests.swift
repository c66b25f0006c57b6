import Testing

@testable import RavenSimulator

@Suite struct CommandNumberTests {
    @Test(arguments: [
        ("0", 0), ("0x0", 0), ("0x10", 16), ("0XfF", 255), ("10", 10), ("010", 10),
        ("0xffffffffffffffff", UInt64.max), ("18446744073709551615", .max),
    ])
    func hexNeedsItsPrefixAndDecimalHasNone(text: String, value: UInt64) {
        #expect(CommandNumber.value(text) == value)
    }

    @Test(arguments: [
        "", "0x", "-1", "+1", "0x-1", "ff", "1.5", "18446744073709551616", "0x1ffffffffffffffff",
        " 1",
    ])
    func everythingElseIsNone(text: String) {
        #expect(CommandNumber.value(text) == nil)
    }
}
