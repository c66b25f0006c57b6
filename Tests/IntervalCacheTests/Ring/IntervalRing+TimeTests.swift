import IntervalCache
import TestSupport
import Testing

@Suite struct IntervalRingTimeTests {
    static func naive(_ naive: NaiveRing, at time: Int64) -> NaiveRing.Record? {
        for epoch in Set(naive.visible.map(\.epoch)).sorted(by: >) {
            let found = naive.visible.last {
                $0.epoch == epoch && $0.lateness == 0 && $0.time <= time
            }
            if let found { return found }
        }
        return nil
    }

    @Test("the sample in force is the last in order by then, in the newest epoch that has one")
    func inForce() throws {
        for seed in UInt64(200)...230 {
            var history = RandomHistory(seed: seed, interval: seed % 2 == 0 ? 4 : 7)
            var pair = try RingPair(
                capacity: Int.random(in: 1...100, using: &history.generator), nominal: 4,
                layout: seed % 3 == 0 ? .exact : .slack)
            for step in 0..<150 {
                try pair.apply(history.next())
                guard step % 10 == 9 else { continue }
                let times = pair.naive.visible.map(\.time)
                let (low, high) = ((times.min() ?? 0) - 20, (times.max() ?? 0) + 20)
                for _ in 0..<30 {
                    let time = Int64.random(in: low...high, using: &history.generator)
                    let found = pair.ring.sample(atUnixSeconds: time)
                    #expect(
                        found.map { NaiveRing.Record($0) }
                            == Self.naive(pair.naive, at: time)?.stored,
                        "seed \(seed), step \(step), time \(time)")
                }
            }
        }
    }

    @Test("the last N seconds end now by the meter's clock, however far off that is")
    func lastSeconds() throws {
        let ring = IntervalRing<DemandSample>(capacity: 50, nominalIntervalSeconds: 4)
        let nothing = ring.selection(lastSeconds: 10, nowUnixSeconds: 2_000)
        #expect(nothing == .time(startUnixSeconds: 1_991, endUnixSeconds: 2_001))
        var writer = try ring.writer()
        for step in Int64(0)..<20 {
            writer.append(
                try DemandSample(
                    timeUnixSeconds: 1_000 + 4 * step, demandMilliwatts: step,
                    receiveOffsetSeconds: 5_000_000))
        }
        // Received at 5,001,076; asked for two seconds later.
        let selection = ring.selection(lastSeconds: 12, nowUnixSeconds: 5_001_078)
        var cursor = ring.cursor(over: selection)
        #expect(cursor.readAll().map { $0.sample.demandMilliwatts } == [17, 18, 19])
        for seconds in [0, -5, Int64.min] {
            var none = ring.cursor(
                over: ring.selection(lastSeconds: seconds, nowUnixSeconds: 5_001_078))
            #expect(none.readAll().isEmpty)
        }
        var all = ring.cursor(over: ring.selection(lastSeconds: .max, nowUnixSeconds: .max))
        #expect(all.readAll().count <= 20)
    }
}
