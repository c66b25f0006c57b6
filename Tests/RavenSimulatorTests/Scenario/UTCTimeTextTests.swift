import Foundation
import TestSupport
import Testing

@testable import RavenSimulator

@Suite struct UTCTimeTextTests {
    @Test func calendarTimesAgreeWithFoundation() throws {
        var random = SeededGenerator(seed: 5)
        let formatter = ISO8601DateFormatter()
        for _ in 0..<2000 {
            let seconds = Int64.random(in: 946_684_800...5_049_129_600, using: &random)
            let text = formatter.string(from: Date(timeIntervalSince1970: Double(seconds)))
            #expect(UTCTimeText.unixSeconds(text) == seconds, "\(text)")
        }
    }

    @Test func unixSecondsAreTakenAsTheyAre() {
        #expect(UTCTimeText.unixSeconds("1700000000") == 1_700_000_000)
    }

    @Test(arguments: [
        "", "now", "946684799", "5049129601", "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z",
        "2026-00-01T00:00:00Z", "2026-01-32T00:00:00Z", "2026-01-01T24:00:00Z",
        "2026-01-01T00:60:00Z", "2026-01-01T00:00:60Z", "2026-01-01T00:00:00", "2026-01-01",
        "1999-12-31T23:59:59Z", "2026-01-01T00:00:00ZZ", "26-01-01T00:00:00Z",
    ])
    func everythingElseIsNoTime(text: String) {
        #expect(UTCTimeText.unixSeconds(text) == nil)
    }
}
