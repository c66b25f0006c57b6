import Foundation
import TestSupport
import Testing

@testable import OpenSEGAPI

@Suite("Moments as text")
struct UTCTextTests {
    @Test(
        "RFC 3339 with Z or an offset, and Unix seconds",
        arguments: [
            ("2015-01-15T20:00:24Z", 1_421_352_024), ("2015-01-15t20:00:24z", 1_421_352_024),
            ("2015-01-15T12:00:24-08:00", 1_421_352_024),
            ("2015-01-16T01:30:24+05:30", 1_421_352_024), ("1421352024", 1_421_352_024),
            ("1970-01-01T00:00:00Z", 0), ("0", 0), ("2000-02-29T00:00:00Z", 951_782_400),
            ("2015-01-15T20:00:24.0Z", 1_421_352_024),
            ("2015-01-15T12:00:24.000000-08:00", 1_421_352_024),
            ("9999-12-31T23:59:59Z", 253_402_300_799), ("253402300799", 253_402_300_799),
        ] as [(String, Int64)])
    func accepted(text: String, seconds: Int64) {
        #expect(UTCText.parse(Array(text.utf8)) == seconds)
    }

    @Test(
        "What would have to be guessed is refused",
        arguments: [
            "", "yesterday", "2015-01-15", "2015-01-15T20:00:24", "2015-01-15T20:00:24.5Z",
            "2015-01-15 20:00:24Z", "2015-13-15T20:00:24Z", "2015-02-29T20:00:24Z",
            "2015-01-15T24:00:00Z", "2015-01-15T20:60:00Z", "2016-12-31T23:59:60Z",
            "2015-01-15T20:00:24+24:00", "2015-01-15T20:00:24+0100", "0000-01-01T00:00:00Z",
            "1969-12-31T23:59:59Z", "-1", "253402300800", "99999999999999999999", "1421352024.0",
            "9999-12-31T23:59:59-00:01", "1970-01-01T00:00:00+00:01", "2015-1-15T20:00:24Z",
            "2015-01-15T20:00:24.Z", "2015-01-15T20:00:24.", "2015-01-15T20:00:24.0",
            "2015-01-15T20:00:24.001Z", "2015-01-15T20:00:24.0000", "2015-01-15T20:00:24ZZ",
            "2015-01-15T20:00:24+01:000",
        ])
    func refused(text: String) {
        #expect(UTCText.parse(Array(text.utf8)) == nil)
    }

    @Test("Every moment reads back, and says what Foundation says")
    func roundTrip() {
        let formatter = ISO8601DateFormatter()
        var random = SeededGenerator(seed: 7)
        for _ in 0..<2000 {
            let seconds = Int64.random(in: UTCText.unixSecondsRange, using: &random)
            let text = UTCText.string(seconds)
            #expect(UTCText.parse(Array(text.utf8)) == seconds)
            let date = Date(timeIntervalSince1970: TimeInterval(seconds))
            #expect(text == formatter.string(from: date))
        }
    }

    @Test("A moment that no date can tell is written as seconds")
    func outside() {
        #expect(UTCText.string(-1) == "-1")
        #expect(UTCText.string(253_402_300_800) == "253402300800")
    }
}
