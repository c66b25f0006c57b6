import SEPSimpleMetering
import Testing

@Suite("Times that can not be")
struct ZigBeeTimePlausibilityTests {
    @Test("Plausibility is a question of its own")
    func plausibility() throws {
        let time = try #require(ZigBeeTime(rawValue: 748_502_544))
        #expect(time.isPlausible(nowUnixSeconds: 1_695_187_344 + 900))
        #expect(!time.isPlausible(nowUnixSeconds: 1_695_187_344 + 901))
        #expect(!time.isPlausible(nowUnixSeconds: .min))
    }
}
