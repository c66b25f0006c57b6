import IntervalCache
import TestSupport
import Testing

@Suite struct IntervalRingRegisterEnergyTests {
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
}
