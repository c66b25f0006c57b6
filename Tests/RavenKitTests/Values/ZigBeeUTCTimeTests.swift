import RavenKit
import Testing

@Suite("The dongle's time counts from 2000")
struct ZigBeeUTCTimeTests {
    @Test(
        "Known instants convert both ways",
        arguments: [
            (1, 946_684_801), (383_832_000, 1_330_516_800), (748_502_544, 1_695_187_344),
            (0x7FFF_FFFF, 3_094_168_447), (0xFFFF_FFFE, 5_241_652_094),
        ] as [(UInt32, Int64)])
    func instants(count: UInt32, unix: Int64) {
        #expect(ZigBeeUTCTime(secondsSince2000: count).unixSeconds == unix)
        #expect(ZigBeeUTCTime(unixSeconds: unix) == ZigBeeUTCTime(secondsSince2000: count))
    }

    @Test(
        "S5: what would be one of the two patterns for no time, or does not fit, is no time",
        arguments: [946_684_800, 946_684_799, 5_241_652_095, 0, Int64.min, Int64.max])
    func noTime(unix: Int64) {
        #expect(ZigBeeUTCTime(unixSeconds: unix) == nil)
    }

    @Test("Times sort by instant, also beyond the signed range")
    func order() {
        let early = ZigBeeUTCTime(secondsSince2000: 0x7FFF_FFFF)
        let late = ZigBeeUTCTime(secondsSince2000: 0x8000_0000)
        #expect(early < late)
        #expect(!(late < early) && !(early < early))
    }
}
