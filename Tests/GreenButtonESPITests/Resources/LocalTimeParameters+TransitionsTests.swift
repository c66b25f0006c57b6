import Foundation
import GreenButtonESPI
import Testing

@Suite struct LocalTimeParametersTransitionsTests {
    @Test(
        "offsets agree with the time zone database, around every change of 2015 to 2030",
        arguments: [
            ("America/Los_Angeles", LocalTimeParameters.northAmerica(tzOffsetSeconds: -28_800)),
            ("America/New_York", .northAmerica(tzOffsetSeconds: -18_000)),
            ("Europe/Berlin", .europe(tzOffsetSeconds: 3600)),
            ("Europe/London", .europe(tzOffsetSeconds: 0)),
            (
                "Australia/Sydney",
                LocalTimeParameters(
                    tzOffsetSeconds: 36_000, dstOffsetSeconds: 3600,
                    dstStartRule: DaylightRule(hex: "A40E2000"),
                    dstEndRule: DaylightRule(hex: "440E3000"))
            ), ("America/Phoenix", LocalTimeParameters(tzOffsetSeconds: -25_200)),
            ("UTC", .utc),
        ])
    func offsets(name: String, zone: LocalTimeParameters) throws {
        let known = try #require(TimeZone(identifier: name))
        func expectOffset(_ time: Int64) throws {
            #expect(
                try zone.offsetSeconds(atUnixSeconds: time)
                    == Int64(
                        known.secondsFromGMT(
                            for: Date(timeIntervalSince1970: TimeInterval(time)))),
                "\(name) at \(time)")
        }
        for time in stride(from: 1_420_070_400, to: 1_924_991_999, by: 86_400 * 3 + 3600) {
            try expectOffset(Int64(time))
        }
        for year in 2015...2030 {
            guard let changes = try zone.transitions(inYear: year) else { continue }
            for change in [changes.startUnixSeconds, changes.endUnixSeconds] {
                for distance: Int64 in [-3601, -3600, -1, 0, 1, 3600] {
                    try expectOffset(change + distance)
                }
            }
        }
    }

    @Test("absurd offsets and times give an answer, never a trap")
    func extremes() throws {
        for offset in [Int64.min, -1, 0, .max] {
            for time in [Int64.min, 0, 1_421_352_000, .max] {
                let zone = LocalTimeParameters(
                    tzOffsetSeconds: offset, dstOffsetSeconds: offset,
                    dstStartRule: DaylightRule(hex: "360E2000"),
                    dstEndRule: DaylightRule(hex: "B40E2000"))
                let answer = try zone.offsetSeconds(atUnixSeconds: time)
                #expect(answer == offset || answer == 2 * (offset / 2) * 2)
            }
        }
        #expect(try LocalTimeParameters.utc.transitions(inYear: 2024) == nil)
    }
}
