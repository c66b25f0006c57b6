import SEPSimpleMetering
import Testing

@Suite("ZigBee time counts from 2000")
struct ZigBeeTimeTests {
    @Test(
        "Known instants convert both ways",
        arguments: [
            (0, 946_684_800), (383_832_000, 1_330_516_800), (748_502_544, 1_695_187_344),
            (0x7FFF_FFFF, 3_094_168_447), (0xFFFF_FFFE, 5_241_652_094),
        ] as [(UInt32, Int64)])
    func instants(rawValue: UInt32, unix: Int64) throws {
        let time = try #require(ZigBeeTime(rawValue: rawValue))
        #expect(time.unixSeconds == unix)
        #expect(ZigBeeTime(unixSeconds: unix) == time)
    }

    @Test("All ones is no time, and times before 2000 or after the range are refused")
    func refused() {
        #expect(ZigBeeTime(rawValue: .max) == nil)
        for unix in [946_684_799, 5_241_652_095, Int64.min, Int64.max] {
            #expect(ZigBeeTime(unixSeconds: unix) == nil)
        }
    }

    @Test("Times sort by instant")
    func order() throws {
        let early = try #require(ZigBeeTime(rawValue: 1))
        let late = try #require(ZigBeeTime(rawValue: 0x8000_0000))
        #expect(early < late)
    }
}
