import IntervalCache
import TestSupport
import Testing

/// Energy from power against sums over a plain array.
@Suite struct IntervalRingPowerEnergyTests {
    struct NaiveEnergy {
        var covered: Int64 = 0
        var left: Int64 = 0
        var trapezoid = 0.0
    }

    /// Adds up the pieces of all segments that lie in the window, epoch by epoch.
    static func naive(_ naive: NaiveRing, start: Int64, end: Int64) -> NaiveEnergy {
        var sum = NaiveEnergy()
        for epoch in Set(naive.visible.map(\.epoch)) {
            let records = naive.visible.filter { $0.epoch == epoch && $0.lateness == 0 }
            // The oldest visible may be late: then its epoch's time stands where it left it.
            for (before, after) in zip(records, records.dropFirst()) where after.time > before.time
            {
                let spacing = after.time - before.time
                if after.missing > 0 { continue }
                let (from, to) = (max(before.time, start), min(after.time, end))
                guard from < to else { continue }
                sum.covered += to - from
                sum.left += before.value * (to - from)
                func power(_ time: Int64) -> Double {
                    Double(before.value)
                        + Double(after.value - before.value) * Double(time - before.time)
                        / Double(spacing)
                }
                sum.trapezoid += (power(from) + power(to)) / 2 * Double(to - from)
            }
        }
        return sum
    }

    @Test("energy of any window is the sum over its covered pieces, cut pieces included")
    func windows() throws {
        for seed in UInt64(1)...60 {
            var history = RandomHistory(seed: seed, interval: seed % 3 == 0 ? 9 : 4)
            var pair = try RingPair(seed: seed, capacities: 1...80, &history.generator)
            for step in 0..<150 {
                try pair.apply(seed > 30 ? history.nextMostlySteady() : history.next())
                // A late one that is the oldest has lost what it was late for.
                guard step % 15 == 14, pair.naive.visible.first?.lateness == 0 else { continue }
                let times = pair.naive.visible.map(\.time)
                let (low, high) = ((times.min() ?? 0) - 50, (times.max() ?? 0) + 50)
                for _ in 0..<20 {
                    let start = Int64.random(in: low...high, using: &history.generator)
                    let end = start + Int64.random(in: 0...900, using: &history.generator)
                    let energy = pair.ring.powerEnergy(
                        startUnixSeconds: start, endUnixSeconds: end)
                    let expected = Self.naive(pair.naive, start: start, end: end)
                    #expect(energy.coveredSeconds == expected.covered, "seed \(seed)")
                    #expect(energy.leftStepMilliwattSeconds == expected.left, "seed \(seed)")
                    let off = Double(energy.trapezoidMilliwattSeconds) - expected.trapezoid
                    #expect(
                        off.magnitude <= (energy.trapezoidIsRounded ? 1.0 : 1e-6),
                        "seed \(seed), \(start)..<\(end)")
                }
            }
        }
    }

    @Test("a constant kilowatt for an hour is a kilowatt-hour by both rules, without rounding")
    func constantPower() throws {
        let ring = IntervalRing<DemandSample>(capacity: 2_000, nominalIntervalSeconds: 4)
        var writer = try ring.writer()
        for index in Int64(0)...900 {
            writer.append(
                try DemandSample(timeUnixSeconds: 7_200 + 4 * index, demandMilliwatts: 1_000_000))
        }
        let energy = ring.powerEnergy(startUnixSeconds: 7_200, endUnixSeconds: 10_800)
        #expect(energy.leftStepMilliwattHours == 1_000_000)
        #expect(energy.trapezoidMilliwattHours == 1_000_000)
        #expect(!energy.trapezoidIsRounded)
        #expect(energy.coveragePartsPerMillion == 1_000_000)
        let twice = ring.powerEnergy(startUnixSeconds: 3_600, endUnixSeconds: 10_800)
        #expect(twice.coveredSeconds == 3_600)
        #expect(twice.coveragePartsPerMillion == 500_000)
    }

    @Test("a hole is not bridged: its energy is not guessed and its time not covered")
    func hole() throws {
        let ring = IntervalRing<DemandSample>(capacity: 100, nominalIntervalSeconds: 4)
        var writer = try ring.writer()
        for time in [Int64(1_000), 1_004, 1_008, 2_208, 2_212] {
            writer.append(try DemandSample(timeUnixSeconds: time, demandMilliwatts: 500))
        }
        let energy = ring.powerEnergy(startUnixSeconds: 0, endUnixSeconds: 5_000)
        #expect(energy.coveredSeconds == 12)
        #expect(energy.leftStepMilliwattSeconds == 6_000)
        #expect(
            ring.powerEnergy(startUnixSeconds: 1_100, endUnixSeconds: 2_000)
                == {
                    var none = PowerEnergy()
                    none.windowSeconds = 900
                    return none
                }())
    }
}
