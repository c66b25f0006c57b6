import IntervalCache
import Testing

@Suite struct PowerEnergyTests {
    @Test("figures are rounded half to even")
    func rounding() {
        var energy = PowerEnergy()
        for (seconds, hours) in [
            (1_800, 0), (1_801, 1), (5_400, 2), (-1_800, 0), (-5_400, -2), (-1_801, -1), (9_000, 2),
        ] as [(Int64, Int64)] {
            energy.leftStepMilliwattSeconds = seconds
            energy.trapezoidMilliwattSeconds = seconds
            #expect(energy.leftStepMilliwattHours == hours, "\(seconds)")
            #expect(energy.trapezoidMilliwattHours == hours, "\(seconds)")
        }
    }

    @Test(
        "the share is rounded down, and lies between none and all",
        arguments: [
            (0, 0, 0), (3, 1, 333_333), (900, 900, 1_000_000), (900, 1_800, 1_000_000),
            (900, -1, 0), (1 << 40, 1 << 39, 500_000), (.max, .max, 1_000_000), (.max, 0, 0),
            (-5, 3, 0),
        ] as [(Int64, Int64, Int)])
    func coverage(window: Int64, covered: Int64, partsPerMillion: Int) {
        var energy = PowerEnergy()
        energy.windowSeconds = window
        energy.coveredSeconds = covered
        #expect(energy.coveragePartsPerMillion == partsPerMillion)
    }
}
