import RavenKit
import Testing

@testable import MeterAcquisition

struct ReadingTimeTests {
    private let received = ClockReading(
        monotonicMilliseconds: 5, unixMilliseconds: 1_795_000_000_999)

    @Test func `a believable time is kept, with its distance from the receive time`() {
        let meter = ZigBeeUTCTime(secondsSince2000: 421_012_951)  // 2013-05-04 20:02:31
        let time = ReadingTime(meter, received: received)
        #expect(time.unixSeconds == 1_367_697_751)
        #expect(time.receiveOffsetSeconds == 1_795_000_000 - 1_367_697_751)
        #expect(!time.isEstimated)
    }

    @Test(arguments: [nil, 0, 1, 315_619_199, 3_155_760_000, 4_294_967_294] as [UInt32?])
    func `no time, times before 2010 and beyond 2100 give way to the receive time`(
        seconds: UInt32?
    ) {
        let time = ReadingTime(
            seconds.map(ZigBeeUTCTime.init(secondsSince2000:)), received: received)
        #expect(time.unixSeconds == 1_795_000_000)
        #expect(time.receiveOffsetSeconds == 0)
        #expect(time.isEstimated)
    }

    @Test(
        arguments: [
            (600_300, 600), (-86_400_000, -86_400), (9_999, 0), (-10_000, 0),
        ] as [(Int64, Int64)])
    func `where the clocks are known to differ, the receive time is told by the meter's`(
        milliseconds: Int64, seconds: Int64
    ) {
        let time = ReadingTime(nil, received: received, offsetMilliseconds: milliseconds)
        #expect(time.unixSeconds == 1_795_000_000 - seconds)
        #expect(time.receiveOffsetSeconds == seconds)
        #expect(time.isEstimated)
    }

    @Test(arguments: [315_619_200, 3_155_759_999] as [UInt32])
    func `the first second of 2010 and the last of 2099 are believed`(seconds: UInt32) {
        let time = ReadingTime(ZigBeeUTCTime(secondsSince2000: seconds), received: received)
        #expect(!time.isEstimated)
        #expect(time.unixSeconds == Int64(seconds) + 946_684_800)
    }

    @Test func `receive seconds are rounded towards the past, also before 1970`() {
        #expect(ClockReading(monotonicMilliseconds: 0, unixMilliseconds: -1).unixSeconds == -1)
        #expect(ClockReading(monotonicMilliseconds: 0, unixMilliseconds: -1000).unixSeconds == -1)
        #expect(ClockReading(monotonicMilliseconds: 0, unixMilliseconds: 1999).unixSeconds == 1)
    }
}
