import Testing

@testable import GreenButtonESPI

@Suite struct WrittenIntegerTests {
    @Test(
        "a sign, white space around it and leading zeros are read",
        arguments: [
            ("0", 0), ("-0", 0), ("+7", 7), (" \t\r\n12\n", 12), ("-0001190", -1190),
            ("9223372036854775807", .max), ("-9223372036854775808", .min),
        ] as [(String, Int64)])
    func numbers(text: String, value: Int64) throws {
        let written = try #require(WrittenInteger(Array(text.utf8)))
        #expect(written == WrittenInteger(value))
    }

    @Test("a fraction is cut off and said to be", arguments: ["12.0", "12.999", " 12.5 "])
    func fractions(text: String) throws {
        let written = try #require(WrittenInteger(Array(text.utf8)))
        #expect(written.value == 12)
        #expect(written.hadFraction)
    }

    @Test(
        "anything else is no number",
        arguments: [
            "", " ", "-", "+", ".5", "5.", "1e3", "1,000", "0x10", "--1", "1 2", "1.2.3", "12a",
            "9223372036854775808", "-9223372036854775809", "18446744073709551616", "٣",
        ])
    func refused(text: String) {
        #expect(WrittenInteger(Array(text.utf8)) == nil)
    }
}
