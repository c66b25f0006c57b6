import SEPSimpleMetering
import Testing

@Suite("Times of day")
struct HourAndMinuteTests {
    @Test("A time of day in 16 bits")
    func hourAndMinute() {
        #expect(HourAndMinute(rawValue: 0x173B)?.hour == 23)
        #expect(HourAndMinute(rawValue: 0x173B)?.minute == 59)
        #expect(HourAndMinute(rawValue: 0x173B)?.rawValue == 0x173B)
        for raw in [0x1800, 0x173C, 0xFFFF] as [UInt16] {
            #expect(HourAndMinute(rawValue: raw) == nil)
        }
    }
}
