import IntervalCache
import TestSupport
import Testing

/// Every query of the contract against `NaiveRing`, over small rings in every state and over long
/// random histories.
@Suite struct IntervalRingTests {
    /// Compares all that can be asked by number, and ranges of time around `times`.
    static func compare(
        _ pair: borrowing RingPair, ranges: [(Int64, Int64)], _ comment: Comment
    ) {
        let (ring, naive) = (pair.ring, pair.naive)
        let visible = naive.visible
        #expect(
            ring.newest.map { NaiveRing.Record($0) } == visible.last?.stored, comment)
        var selections: [RingSelection] = [.all, .since(sequence: 0)]
        for record in visible.prefix(4) { selections.append(.since(sequence: record.sequence)) }
        if let first = visible.first, first.sequence > 2 {
            selections.append(.since(sequence: first.sequence - 2))
        }
        if let last = visible.last {
            selections += [.since(sequence: last.sequence), .since(sequence: last.sequence + 7)]
        }
        selections += ranges.map { .time(startUnixSeconds: $0.0, endUnixSeconds: $0.1) }
        for selection in selections {
            for piece in [1, 3, 1_000] {
                var cursor = ring.cursor(over: selection)
                let read = cursor.readAll(piece: piece).map { NaiveRing.Record($0) }
                #expect(
                    read == naive.selected(selection).map(\.stored), "\(selection) \(comment)")
                #expect(cursor.overtakenCount == 0)
            }
            #expect(
                ring.report(over: selection, maximumGapCount: .max) == naive.report(selection),
                "\(selection) \(comment)")
        }
        #expect(ring.counters == naive.counters, comment)
        #expect(ring.usualIntervalSeconds == Int(naive.usual), comment)
    }

    @Test("every small capacity in every fill state answers as a plain array does")
    func everySmallCapacity() throws {
        for layout in [RingLayout.slack, .exact, .spare(2)] {
            for capacity in 1...9 {
                var pair = try RingPair(capacity: capacity, nominal: 4, layout: layout)
                Self.compare(pair, ranges: [(0, 10), (-5, 2_000_000)], "empty")
                for step in 0..<(4 * capacity + 5) {
                    let time = 1_000 + 4 * Int64(step)
                    try pair.apply(.sample(time: time, value: Int64(step), flags: [], cause: nil))
                    Self.compare(
                        pair,
                        ranges: [
                            (0, 3_000), (time - 4, time), (time, time + 1), (time - 9, time + 30),
                            (time + 1, time + 2), (time + 100, time + 300), (5, 5), (9, 3),
                        ],
                        "\(layout), capacity \(capacity), after \(step + 1)")
                }
            }
        }
    }

    @Test("histories with gaps, steps, late and double samples answer as a plain array does")
    func randomHistories() throws {
        for seed in UInt64(1)...16 {
            var history = RandomHistory(seed: seed, interval: seed % 3 == 0 ? 8 : 4)
            let capacity = Int.random(in: 1...80, using: &history.generator)
            var pair = try RingPair(
                capacity: capacity, nominal: 4, layout: seed % 2 == 0 ? .slack : .exact)
            for step in 0..<200 {
                try pair.apply(history.next())
                guard step % 10 == 9 else { continue }
                let times = pair.naive.visible.map(\.time)
                let low = (times.min() ?? 0) - 300
                let high = (times.max() ?? 0) + 300
                var ranges = [(low, high), (high - 200, high), (low, low + 1)]
                for _ in 0..<8 {
                    let start = Int64.random(in: low...high, using: &history.generator)
                    let length = Int64.random(in: 0...600, using: &history.generator)
                    ranges.append((start, start + length))
                }
                for time in times.shuffled(using: &history.generator).prefix(4) {
                    ranges.append((time, time + 1))
                    ranges.append((time - 10, time))
                }
                Self.compare(pair, ranges: ranges, "seed \(seed), step \(step)")
            }
        }
    }

    @Test("the writer's handle is given out once")
    func oneWriter() {
        let ring = IntervalRing<DemandSample>(capacity: 4, nominalIntervalSeconds: 4)
        let isFirst = ring.takeWriter() != nil
        let isSecond = ring.takeWriter() != nil
        #expect(isFirst)
        #expect(!isSecond)
    }

    @Test("the oldest samples outlast as many appends as there are spare slots, and no more")
    func spareSlots() throws {
        let layouts = [(RingLayout.exact, 0), (.spare(0), 0), (.spare(1), 1), (.spare(6), 6)]
        for (layout, spare) in layouts {
            var pair = try RingPair(capacity: 4, nominal: 4, layout: layout)
            var time: Int64 = 1_000
            func append(_ count: Int) throws {
                for _ in 0..<count {
                    time += 4
                    try pair.apply(.sample(time: time, value: time, flags: [], cause: nil))
                }
            }
            try append(11)
            let cursor = pair.ring.cursor(over: .all)
            try append(spare)
            var intact = cursor
            #expect(intact.readAll().map(\.sequence) == [8, 9, 10, 11], "\(layout)")
            #expect(intact.overtakenCount == 0)
            try append(1)
            var late = cursor
            #expect(late.readAll().map(\.sequence) == [9, 10, 11], "\(layout)")
            #expect(late.overtakenCount == 1)
        }
    }

    @Test("memory is known beforehand: slots are a power of two with slack, capacity + 1 without")
    func byteCounts() {
        #expect(IntervalRing<DemandSample>.byteCount(capacity: 43_200) == 65_536 * 48)
        #expect(
            IntervalRing<DemandSample>.byteCount(capacity: 43_200, layout: .exact)
                == 43_201 * 48)
        #expect(
            IntervalRing<DemandSample>.byteCount(capacity: 43_200, layout: .spare(900))
                == 44_101 * 48)
        #expect(IntervalRing<RegisterSample>.byteCount(capacity: 3, layout: .slack) == 4 * 48)
        #expect(IntervalRing<RegisterSample>.byteCount(capacity: 4, layout: .slack) == 8 * 48)
    }
}
