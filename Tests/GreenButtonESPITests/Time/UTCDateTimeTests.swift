import Testing

@testable import GreenButtonESPI

@Suite struct UTCDateTimeTests {
    @Test(
        "whole seconds with capital T and Z, padded",
        arguments: [
            (0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"),
            (1_709_164_801, "2024-02-29T00:00:01Z"), (-62_135_596_800, "0001-01-01T00:00:00Z"),
            (253_402_300_799, "9999-12-31T23:59:59Z"),
        ] as [(Int64, String)])
    func text(unixSeconds: Int64, text: String) {
        #expect(UTCDateTime(unixSeconds: unixSeconds)?.text == text)
    }

    @Test("years that RFC 3339 can not write are none")
    func refused() {
        for unixSeconds in [-62_135_596_801, 253_402_300_800, Int64.min, .max] {
            #expect(UTCDateTime(unixSeconds: unixSeconds) == nil)
        }
    }
}
