import Testing

@testable import GreenButtonESPI

@Suite struct WrittenTimeTests {
    @Test(
        "times of RFC 3339, in any zone and letter case, with fractions cut off",
        arguments: [
            ("1970-01-01T00:00:00Z", 0), ("2015-01-15t20:00:24z", 1_421_352_024),
            ("2015-01-15T12:00:24.5-08:00", 1_421_352_024),
            ("2015-01-16T10:00:24.999999+14:00", 1_421_352_024),
            ("1969-12-31T23:59:59Z", -1), ("0001-01-01T00:00:00Z", -62_135_596_800),
            ("9999-12-31T23:59:59Z", 253_402_300_799),
            ("2016-12-31T23:59:60Z", 1_483_228_800), ("2016-12-31T24:00:00Z", 1_483_228_800),
        ] as [(String, Int64)])
    func complete(text: String, unixSeconds: Int64) throws {
        let written = try #require(WrittenTime(text.utf8))
        #expect(written.unixSeconds == unixSeconds)
        #expect(written.isComplete)
    }

    @Test(
        "without a zone, or without a time of day, it is UTC and said to be incomplete",
        arguments: [
            ("2015-01-15T20:00:24", 1_421_352_024), ("2015-01-15T20:00:24.75", 1_421_352_024),
            ("2015-01-15", 1_421_280_000),
        ] as [(String, Int64)])
    func incomplete(text: String, unixSeconds: Int64) throws {
        let written = try #require(WrittenTime(text.utf8))
        #expect(written.unixSeconds == unixSeconds)
        #expect(!written.isComplete)
    }

    @Test(
        "anything else is no time",
        arguments: [
            "", "2015", "2015-1-15", "2015-13-01", "2015-02-29", "2015-04-31", "2015-01-00",
            "0000-01-01", "2015-01-15T", "2015-01-15T20:00", "2015-01-15 20:00:24Z",
            "2015-01-15T25:00:00Z", "2015-01-15T24:00:01Z", "2015-01-15T20:60:00Z",
            "2015-01-15T20:00:61Z", "2015-01-15T20:00:24.Z", "2015-01-15T20:00:24+15:00",
            "2015-01-15T20:00:24+08", "2015-01-15T20:00:24Zulu", "+015-01-15T20:00:24Z",
        ])
    func refused(text: String) {
        #expect(WrittenTime(text.utf8) == nil)
    }

    @Test("what the encoder writes is read as the same second")
    func roundTrip() throws {
        for unixSeconds in stride(
            from: Int64(-62_135_596_800), through: 253_402_300_799, by: 86_400 * 137 + 3_661)
        {
            let text = try #require(UTCDateTime(unixSeconds: unixSeconds)).text
            #expect(WrittenTime(text.utf8)?.unixSeconds == unixSeconds)
        }
    }
}
