import Testing

@testable import RavenSimulator

@Suite struct MeterScaleTests {
    @Test(arguments: [
        (1, 1000, 1_234_000, 1234), (1, 1000, -1_234_000, -1234), (1, 1000, 1_499, 1),
        (1, 1000, 1_500, 2), (1, 1000, -1_500, -2), (3, 1000, 3_000_000, 1000),
        (1, 100, 1_239_000, 124), (2, 10_000, 24_691_200, 123_456),
    ])
    func powerBecomesTheNearestRawNumber(
        multiplier: UInt32, divisor: UInt32, milliwatts: Int64, raw: Int64
    ) {
        let scale = MeterScale(multiplier: multiplier, divisor: divisor)
        #expect(scale.rawDemand(milliwatts: milliwatts) == raw)
    }

    @Test func zeroCountsAsOneEachOnItsOwn() {
        #expect(MeterScale(multiplier: 0, divisor: 1000).rawDemand(milliwatts: 5_000) == 5)
        #expect(MeterScale(multiplier: 1, divisor: 0).rawDemand(milliwatts: 5_000_000) == 5)
        #expect(MeterScale(multiplier: 0, divisor: 0).rawDemand(milliwatts: 5_400_000) == 5)
    }

    @Test func demandIsHeldInside24BitsAndOffTheNoValuePattern() {
        let scale = MeterScale()
        #expect(scale.rawDemand(milliwatts: 1_000_000_000_000) == 0x7F_FFFF)
        #expect(scale.rawDemand(milliwatts: -1_000_000_000_000) == -0x7F_FFFF)
        let extreme = MeterScale(multiplier: 1, divisor: .max)
        #expect(extreme.rawDemand(milliwatts: .max) == 0x7F_FFFF)
        #expect(extreme.rawDemand(milliwatts: .min) == -0x7F_FFFF)
    }
}
