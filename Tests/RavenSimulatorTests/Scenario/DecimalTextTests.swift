import Testing

@testable import RavenSimulator

@Suite struct DecimalTextTests {
    @Test(arguments: [
        ("0", 0), ("1", 1000), ("-1", -1000), ("+1", 1000), ("1.5", 1500), ("1.2345", 1234),
        ("-0.001", -1), ("999999999", 999_999_999_000),
    ])
    func decimalsAreScaledExactly(text: String, value: Int64) {
        #expect(DecimalText.scaled(text, places: 3) == value)
    }

    @Test(arguments: [
        "", "-", ".", "1.", ".5", "1.2.3", "1e3", "0x10", "1 ", "--1", "1234567890", "١",
    ])
    func everythingElseIsNoNumber(text: String) {
        #expect(DecimalText.scaled(text, places: 3) == nil)
    }
}
