import IntervalCache
import TestSupport
import Testing

@Suite struct IntervalRingPlotTests {
    static func naive(
        _ naive: NaiveRing, start: Int64, end: Int64, count: Int
    ) -> [PlotBucket] {
        guard start < end else { return [] }
        let count = min(Int64(count), end - start)
        return (0..<count).map { index in
            let from = start + (end - start) * index / count
            let to = start + (end - start) * (index + 1) / count
            let inside = naive.visible.filter { from <= $0.time && $0.time < to }
            var bucket = PlotBucket(
                startUnixSeconds: from, endUnixSeconds: to, values: nil, followsGap: false)
            if let first = inside.first, let last = inside.last {
                bucket.values = PlotBucket.Values(
                    first: first.value, last: last.value,
                    minimum: inside.map(\.value).min() ?? 0,
                    maximum: inside.map(\.value).max() ?? 0, sampleCount: inside.count)
            }
            bucket.followsGap = inside.contains { record in
                record.flags.contains(.epochStart)
                    || (record.gapFrom != nil && record.sequence != naive.visible[0].sequence)
            }
            return bucket
        }
    }

    @Test("peaks, ends and gaps of every bucket are those of its samples; empty stays empty")
    func buckets() throws {
        for seed in UInt64(100)...130 {
            var history = RandomHistory(seed: seed, interval: 4)
            var pair = try RingPair(seed: seed, capacities: 1...120, &history.generator)
            for step in 0..<160 {
                try pair.apply(history.next())
                guard step % 20 == 19 else { continue }
                let times = pair.naive.visible.map(\.time)
                let (low, high) = ((times.min() ?? 0) - 50, (times.max() ?? 0) + 50)
                for _ in 0..<12 {
                    let start = Int64.random(in: low...high, using: &history.generator)
                    let end = start + Int64.random(in: 0...1_500, using: &history.generator)
                    let count = Int.random(in: 1...40, using: &history.generator)
                    #expect(
                        pair.ring.plot(
                            startUnixSeconds: start, endUnixSeconds: end, bucketCount: count)
                            == Self.naive(pair.naive, start: start, end: end, count: count),
                        "seed \(seed), step \(step), \(start)..<\(end), \(count)")
                }
            }
        }
    }

    @Test("samples at a steady rate, with a hole or a late one here and there", arguments: 0..<20)
    func steadyRate(seed: UInt64) throws {
        var history = RandomHistory(seed: seed, interval: 4)
        var pair = try RingPair(seed: seed, capacities: 300...900, &history.generator)
        for step in 0..<1_500 {
            try pair.apply(history.nextMostlySteady())
            guard step % 500 == 499, let newest = pair.ring.newest else { continue }
            for count in [1, 7, 60, 250, 1_000] {
                let end =
                    newest.sample.timeUnixSeconds
                    + Int64.random(
                        in: -100...100, using: &history.generator)
                let start = end - Int64.random(in: 1_000...6_000, using: &history.generator)
                #expect(
                    pair.ring.plot(
                        startUnixSeconds: start, endUnixSeconds: end, bucketCount: count)
                        == Self.naive(pair.naive, start: start, end: end, count: count),
                    "seed \(seed), step \(step), \(start)..<\(end), \(count)")
            }
        }
    }

    @Test("registers that were not read leave no mark in a plot")
    func registers() throws {
        let ring = IntervalRing<RegisterSample>(capacity: 100, nominalIntervalSeconds: 60)
        var writer = try ring.writer()
        for index in Int64(0)..<10 {
            writer.append(
                try RegisterSample(
                    timeUnixSeconds: 60 * index,
                    deliveredMilliwattHours: index % 3 == 1 ? UInt64(index) : nil,
                    receivedMilliwattHours: UInt64(index)))
        }
        let buckets = ring.plot(startUnixSeconds: 0, endUnixSeconds: 600, bucketCount: 2)
        #expect(buckets.map { $0.values?.sampleCount } == [2, 1])
        #expect(buckets[0].values?.maximum == 4)
        let empty = ring.plot(startUnixSeconds: 120, endUnixSeconds: 240, bucketCount: 1)
        #expect(empty.map { $0.values } == [nil])
    }
}
