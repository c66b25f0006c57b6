import IntervalCache
import Testing

@testable import MeterAcquisition

struct SeriesTrackTests {
    @Test func `a hole carries the cause of most losses since the reading before`() {
        var track = SeriesTrack(intervalSeconds: 4)
        #expect(track.reading(atUnixSeconds: 100, clockStepped: false) == nil)
        track.losses.add(1, .noReply)
        track.losses.add(5, .dongleGone)
        #expect(track.reading(atUnixSeconds: 130, clockStepped: false) == .dongleGone)
        #expect(track.reading(atUnixSeconds: 134, clockStepped: false) == nil)
        #expect(track.reading(atUnixSeconds: 160, clockStepped: false) == nil)
    }

    @Test func `a lost poll without a hole in meter time has no cause to tell`() {
        var track = SeriesTrack(intervalSeconds: 4)
        _ = track.reading(atUnixSeconds: 100, clockStepped: false)
        track.losses.add(1, .noReply)
        #expect(track.reading(atUnixSeconds: 104, clockStepped: false) == nil)
    }

    @Test func `a short absence of the dongle explains the hole it leaves`() {
        var track = SeriesTrack(intervalSeconds: 4)
        _ = track.reading(atUnixSeconds: 100, clockStepped: false)
        track.linkWasLost = true
        #expect(track.reading(atUnixSeconds: 108, clockStepped: false) == .dongleGone)
    }

    @Test func `a meter that is slower than asked has no hole at each reading`() {
        var track = SeriesTrack(intervalSeconds: 4)
        var time: Int64 = 0
        for _ in 0..<5 {
            time += 8
            _ = track.reading(atUnixSeconds: time, clockStepped: false)
        }
        track.losses.add(1, .noReply)
        #expect(track.reading(atUnixSeconds: time + 8, clockStepped: false) == nil)
        track.losses.add(1, .noReply)
        #expect(track.reading(atUnixSeconds: time + 24, clockStepped: false) == .noReply)
    }
}
