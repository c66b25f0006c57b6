import IntervalCache
import TestSupport
import Testing

@Suite struct EnergyBlocksTests {
    @Test("blocks start at multiples of their length, add up to the whole, and skip what is empty")
    func blocks() throws {
        let ring = IntervalRing<DemandSample>(capacity: 5_000, nominalIntervalSeconds: 4)
        var writer = try ring.writer()
        var generator = SeededGenerator(seed: 7)
        for time in stride(from: Int64(100_001), to: 110_000, by: 4)
        where !(103_000..<108_000 ~= time) {
            writer.append(
                try DemandSample(
                    timeUnixSeconds: time,
                    demandMilliwatts: Int64.random(in: 0...9_999_999, using: &generator)))
        }
        let blocks = Array(
            ring.energyBlocks(
                periodSeconds: 900, startUnixSeconds: 0, endUnixSeconds: 200_000))
        #expect(
            blocks.map { $0.startUnixSeconds } == [
                99_900, 100_800, 101_700, 102_600, 108_000, 108_900, 109_800,
            ])
        let whole = ring.powerEnergy(startUnixSeconds: 0, endUnixSeconds: 200_000)
        #expect(
            blocks.reduce(0) { $0 + $1.energy.leftStepMilliwattSeconds }
                == whole.leftStepMilliwattSeconds)
        #expect(blocks.reduce(0) { $0 + $1.energy.coveredSeconds } == whole.coveredSeconds)
        #expect(blocks[1].energy.coveragePartsPerMillion == 1_000_000)
        #expect(blocks[3].energy.coveredSeconds == 102_997 - 102_600)
        let later = Array(
            ring.energyBlocks(
                periodSeconds: 900, startUnixSeconds: 100_801, endUnixSeconds: 102_600))
        #expect(later.map { $0.startUnixSeconds } == [101_700])
        let none = Array(
            ring.energyBlocks(periodSeconds: 900, startUnixSeconds: 9, endUnixSeconds: 5))
        #expect(none.isEmpty)
    }

    @Test("over any history a block holds what a window of its seconds does, and none is left out")
    func blocksOfAnyHistory() throws {
        for seed in UInt64(500)...520 {
            var history = RandomHistory(seed: seed, interval: 4)
            var pair = try RingPair(seed: seed, capacities: 1...80, &history.generator)
            for step in 0..<150 {
                try pair.apply(history.next())
                guard step % 25 == 24 else { continue }
                let times = pair.naive.visible.map(\.time)
                let (low, high) = ((times.min() ?? 0) - 500, (times.max() ?? 0) + 500)
                let period = Int.random(in: 1...400, using: &history.generator)
                let blocks = Array(
                    pair.ring.energyBlocks(
                        periodSeconds: period, startUnixSeconds: low, endUnixSeconds: high))
                var expected: [EnergyBlock] = []
                let multiple = Int64(period)
                var start = (low + multiple - 1) / multiple * multiple
                while start < high {
                    let energy = pair.ring.powerEnergy(
                        startUnixSeconds: start, endUnixSeconds: start + multiple)
                    if energy.coveredSeconds > 0 {
                        expected.append(
                            EnergyBlock(
                                startUnixSeconds: start, durationSeconds: multiple, energy: energy))
                    }
                    start += multiple
                }
                #expect(blocks == expected, "seed \(seed), step \(step), \(period) s")
            }
        }
    }
}
