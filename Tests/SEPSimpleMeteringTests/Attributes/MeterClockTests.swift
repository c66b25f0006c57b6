import SEPSimpleMetering
import Testing

@Suite("The meter's clock")
struct MeterClockTests {
    @Test("Local time follows zone and daylight saving, both ends included")
    func clock() throws {
        let time = try #require(ZigBeeTime(rawValue: 748_502_544))
        let start = try #require(ZigBeeTime(rawValue: 731_930_400))
        let end = try #require(ZigBeeTime(rawValue: 752_490_000))
        let clock = MeterClock(
            time: time, timeZoneSeconds: -28_800, daylightStart: start, daylightEnd: end,
            daylightShiftSeconds: 3600)
        #expect(clock.localSecondsSince2000 == 748_477_344)
        #expect(!MeterClock(time: time, timeZoneSeconds: -28_800).isDaylightSaving)
    }
}
