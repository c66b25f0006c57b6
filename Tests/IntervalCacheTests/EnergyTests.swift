import IntervalCache
import TestSupport
import Testing

/// Energy from power and from registers against sums over plain arrays.
@Suite struct EnergyTests {
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
        for seed in UInt64(1)...30 {
            var history = RandomHistory(seed: seed, interval: seed % 3 == 0 ? 9 : 4)
            var pair = try RingPair(
                capacity: Int.random(in: 1...80, using: &history.generator), nominal: 4,
                layout: seed % 2 == 0 ? .slack : .exact)
            for step in 0..<150 {
                try pair.apply(history.next())
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
            var pair = try RingPair(
                capacity: Int.random(in: 1...80, using: &history.generator), nominal: 4,
                layout: seed % 2 == 0 ? .slack : .exact)
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

    /// The rule of `RegisterEnergy` over a plain array: two readings of each epoch, and of each course
    /// of the registers in it, differences added.
    static func naive(
        _ all: [StoredSample<RegisterSample>], start: Int64, end: Int64
    ) -> RegisterEnergy? {
        var parts: [(from: RegisterSample, to: RegisterSample)] = []
        for epoch in Set(all.map(\.epoch)).sorted() {
            let samples = all.filter { $0.epoch == epoch }
            let inOrder = samples.filter { $0.sample.stamp.latenessSeconds == 0 }
            guard let to = inOrder.last(where: { $0.sample.timeUnixSeconds <= end }) else {
                continue
            }
            let from = inOrder.last { $0.sample.timeUnixSeconds <= start } ?? samples[0]
            var course = from
            for (before, after) in zip(samples, samples.dropFirst())
            where after.sequence > from.sequence && after.sequence <= to.sequence
                && after.sample.stamp.gapCauseBefore == .registerRestart
            {
                if course != before { parts.append((course.sample, before.sample)) }
                course = after
            }
            if course != to { parts.append((course.sample, to.sample)) }
        }
        guard let first = parts.first, let last = parts.last else { return nil }
        var hasFallen = false
        func sum(_ register: (RegisterSample) -> UInt64?) -> UInt64? {
            var sum: UInt64? = 0
            for part in parts {
                guard sum != nil, let low = register(part.from), let high = register(part.to) else {
                    return nil
                }
                hasFallen = hasFallen || low > high
                sum = low > high ? nil : sum.map { $0 + high - low }
            }
            return sum
        }
        return RegisterEnergy(
            deliveredMilliwattHours: sum { $0.deliveredMilliwattHours },
            receivedMilliwattHours: sum { $0.receivedMilliwattHours },
            startUnixSeconds: first.from.timeUnixSeconds, endUnixSeconds: last.to.timeUnixSeconds,
            measuredSeconds: parts.reduce(0) {
                $0 + $1.to.timeUnixSeconds - $1.from.timeUnixSeconds
            },
            hasFallen: hasFallen)
    }

    @Test("over any history register energy is that of a plain array, fallen and unread ones too")
    func registersOfAnyHistory() throws {
        for seed in UInt64(600)...630 {
            var history = RandomHistory(seed: seed, interval: 4)
            let ring = IntervalRing<RegisterSample>(
                capacity: Int.random(in: 1...60, using: &history.generator),
                nominalIntervalSeconds: 4, layout: seed % 2 == 0 ? .slack : .exact)
            var writer = try ring.writer()
            var (delivered, received): (UInt64, UInt64) = (1_000_000, 500)
            for step in 0..<150 {
                guard case .sample(let time, let value, let flags, let cause) = history.next()
                else { continue }
                delivered += value.magnitude
                if value == 50 { delivered = 3 }
                received += UInt64(step % 3)
                writer.append(
                    try RegisterSample(
                        timeUnixSeconds: time,
                        deliveredMilliwattHours: value == 7 ? nil : delivered,
                        receivedMilliwattHours: value < -40 ? nil : received, flags: flags,
                        gapCauseBefore: cause))
                guard step % 10 == 9 else { continue }
                var all: [StoredSample<RegisterSample>] = []
                var cursor = ring.cursor(over: .all)
                _ = cursor.read(into: &all, maximumCount: 1_000)
                let times = all.map { $0.sample.timeUnixSeconds }
                let (low, high) = ((times.min() ?? 0) - 50, (times.max() ?? 0) + 50)
                for _ in 0..<20 {
                    let start = Int64.random(in: low...high, using: &history.generator)
                    let end = start + Int64.random(in: 0...900, using: &history.generator)
                    guard start < end else { continue }
                    #expect(
                        ring.registerEnergy(startUnixSeconds: start, endUnixSeconds: end)
                            == Self.naive(all, start: start, end: end),
                        "seed \(seed), step \(step), \(start)..<\(end)")
                }
            }
        }
    }

    @Test("register energy is taken between the readings at or before the window's ends")
    func registers() throws {
        let ring = IntervalRing<RegisterSample>(capacity: 100, nominalIntervalSeconds: 60)
        #expect(ring.registerEnergy(startUnixSeconds: 0, endUnixSeconds: 1_000) == nil)
        var writer = try ring.writer()
        for index in UInt64(0)..<50 {
            writer.append(
                try RegisterSample(
                    timeUnixSeconds: 1_000 + 60 * Int64(index),
                    deliveredMilliwattHours: 5_000 + 10 * index,
                    receivedMilliwattHours: index < 30 ? 7 : nil))
        }
        let energy = try #require(
            ring.registerEnergy(startUnixSeconds: 1_090, endUnixSeconds: 1_300))
        #expect(energy.startUnixSeconds == 1_060)
        #expect(energy.endUnixSeconds == 1_300)
        #expect(energy.deliveredMilliwattHours == 40)
        #expect(energy.receivedMilliwattHours == 0)
        #expect(energy.measuredSeconds == 240)
        let all = try #require(ring.registerEnergy(startUnixSeconds: 0, endUnixSeconds: 9_000))
        #expect(all.deliveredMilliwattHours == 490)
        #expect(all.receivedMilliwattHours == nil)
        #expect(!all.hasFallen)
        #expect(ring.registerEnergy(startUnixSeconds: 0, endUnixSeconds: 1_001) == nil)
        writer.append(
            try RegisterSample(
                timeUnixSeconds: 4_000, deliveredMilliwattHours: 1, receivedMilliwattHours: 9))
        let fallen = try #require(ring.registerEnergy(startUnixSeconds: 0, endUnixSeconds: 9_000))
        #expect(fallen.hasFallen)
        #expect(fallen.deliveredMilliwattHours == nil)
        #expect(fallen.receivedMilliwattHours == 2)
    }

    @Test(
        "what flows while the registers begin anew is left out, never taken for a spike or a fall")
    func registersBeginAnew() throws {
        let ring = IntervalRing<RegisterSample>(capacity: 100, nominalIntervalSeconds: 60)
        var writer = try ring.writer()
        // An old meter, a new one that stands higher, and that one after a reset.
        let courses: [[UInt64]] = [[5_000, 5_010, 5_020], [90_000, 90_007], [0, 1, 3]]
        var time: Int64 = 1_000
        for (number, course) in courses.enumerated() {
            for (index, register) in course.enumerated() {
                let begins = number > 0 && index == 0
                writer.append(
                    try RegisterSample(
                        timeUnixSeconds: time, deliveredMilliwattHours: register,
                        receivedMilliwattHours: 2 * register,
                        gapCauseBefore: begins ? .registerRestart : nil))
                time += 60
            }
        }
        let all = try #require(ring.registerEnergy(startUnixSeconds: 0, endUnixSeconds: 9_000))
        #expect(all.deliveredMilliwattHours == 20 + 7 + 3)
        #expect(all.receivedMilliwattHours == 2 * 30)
        #expect(all.measuredSeconds == 5 * 60)
        #expect(all.startUnixSeconds == 1_000 && all.endUnixSeconds == 1_420)
        #expect(!all.hasFallen)
        // From the last reading of the old meter to the first of the new one: nothing is known.
        #expect(ring.registerEnergy(startUnixSeconds: 1_120, endUnixSeconds: 1_180) == nil)
        let gaps = ring.report(over: .all).gaps
        #expect(gaps.map(\.cause) == [.registerRestart, .registerRestart])
        #expect(gaps.map(\.missingCount) == [0, 0])
    }

    @Test("figures are rounded half to even")
    func rounding() {
        var energy = PowerEnergy()
        for (seconds, hours) in [
            (1_800, 0), (1_801, 1), (5_400, 2), (-1_800, 0), (-5_400, -2), (-1_801, -1), (9_000, 2),
        ] as [(Int64, Int64)] {
            energy.leftStepMilliwattSeconds = seconds
            #expect(energy.leftStepMilliwattHours == hours, "\(seconds)")
        }
    }
}
