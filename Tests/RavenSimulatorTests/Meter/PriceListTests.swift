import Testing

@testable import RavenSimulator

@Suite struct PriceListTests {
    @Test(arguments: [
        (0, "Night", 1, 0, 360), (5, "Night", 1, 0, 360), (6, "Day", 2, 6, 600),
        (16, "Evening", 3, 16, 300), (20, "Evening", 3, 16, 300), (21, "Night", 1, 21, 180),
        (23, "Night", 1, 21, 180),
    ])
    func theHourDecides(hour: Int64, label: String, tier: UInt8, start: Int64, minutes: UInt16) {
        let midnight: Int64 = 1_772_323_200
        let price = PriceList.price(atUnixSeconds: midnight + hour * 3600 + 1799)
        #expect(price.label == label)
        #expect(price.tier == tier)
        #expect(price.startUnixSeconds == midnight + start * 3600)
        #expect(price.minutes == minutes)
    }

    @Test func aTimeBefore1970HasAPriceToo() {
        #expect(PriceList.price(atUnixSeconds: -1).label == "Night")
    }
}
