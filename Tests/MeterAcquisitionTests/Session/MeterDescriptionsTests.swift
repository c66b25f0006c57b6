import RavenKit
import Testing

@testable import MeterAcquisition

struct MeterDescriptionsTests {
    private func info(_ meter: UInt64?, _ name: String) -> MeterInfo {
        MeterInfo(
            meterMacID: meter.map(EUI64.init(rawValue:)), meterType: .electric, nickName: name)
    }

    @Test func `each meter has its own, and the newest counts`() {
        var descriptions = MeterDescriptions()
        descriptions.take(info(1, "house"))
        descriptions.take(info(2, "barn"))
        descriptions.take(info(1, "home"))
        #expect(descriptions.entry(of: EUI64(rawValue: 1)).nickName.string == "home")
        #expect(descriptions.entry(of: EUI64(rawValue: 2)).nickName.string == "barn")
        #expect(descriptions.entry(of: EUI64(rawValue: 3)).nickName.isEmpty)
        #expect(descriptions.entry(of: nil).nickName.isEmpty)
    }

    @Test func `what is told without an address is the only meter's`() {
        var descriptions = MeterDescriptions()
        descriptions.take(info(nil, "only"))
        #expect(descriptions.entry(of: nil).nickName.string == "only")
        #expect(descriptions.entry(of: EUI64(rawValue: 7)).nickName.string == "only")
    }

    @Test func `of more meters than a list may hold the oldest is forgotten`() {
        var descriptions = MeterDescriptions()
        let last = UInt64(MeterChoice.listLimit) + 1
        for meter in 1...last { descriptions.take(info(meter, "m\(meter)")) }
        #expect(descriptions.entry(of: EUI64(rawValue: 1)).nickName.isEmpty)
        #expect(descriptions.entry(of: EUI64(rawValue: 2)).nickName.string == "m2")
        #expect(descriptions.entry(of: EUI64(rawValue: last)).nickName.string == "m\(last)")
    }
}
