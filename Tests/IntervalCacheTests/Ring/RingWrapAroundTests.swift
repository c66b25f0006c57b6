import IntervalCache
import Testing

/// The counter runs over its end: on 64-bit machines in theory, on 32-bit ones after 2^32 samples.
@Suite struct RingWrapAroundTests {
    @Test(
        "every small capacity reads the same while the counter wraps around",
        arguments: [RingLayout.slack, .exact, .spare(3)])
    func everyCapacity(layout: RingLayout) throws {
        for capacity in 1...9 {
            let before = 3 * capacity + 2
            let first = UInt64(UInt.max) - UInt64(before) + 1
            let ring = IntervalRing<DemandSample>(
                capacity: capacity, nominalIntervalSeconds: 4, layout: layout,
                firstSequence: first)
            var writer = try ring.writer()
            var numbers: [UInt64] = []
            for step in 0..<Int64(2 * before + 5) {
                let number = UInt64(UInt(truncatingIfNeeded: first &+ UInt64(step)))
                let sample = try DemandSample(
                    timeUnixSeconds: 1_000 + 4 * step, demandMilliwatts: step)
                #expect(writer.append(sample) == .stored(sequence: number))
                numbers.append(number)
                #expect(ring.newest?.sequence == number)
                let visible = Array(numbers.suffix(capacity))
                var all = ring.cursor(over: .all)
                #expect(all.readAll().map { $0.sequence } == visible)
                for index in numbers.indices {
                    let since = RingSelection.since(sequence: numbers[index])
                    var cursor = ring.cursor(over: since)
                    let expected = numbers[(index + 1)...].suffix(capacity)
                    #expect(cursor.readAll().map { $0.sequence } == Array(expected))
                    let report = ring.report(over: since)
                    #expect(report.presentCount == expected.count)
                    #expect(
                        report.overwrittenCount
                            == UInt64(numbers.count - index - 1 - expected.count))
                }
                let time = 1_000 + 4 * step
                var byTime = ring.cursor(
                    over: .time(startUnixSeconds: time - 8, endUnixSeconds: time + 1))
                #expect(byTime.readAll().map { $0.sequence } == Array(visible.suffix(3)))
                #expect(ring.sample(atUnixSeconds: time + 3)?.sequence == number)
            }
        }
    }

    @Test(
        "over a history with gaps, steps and late samples every query answers past the wrap as before",
        arguments: [RingLayout.slack, .exact, .spare(3)])
    func everyQuery(layout: RingLayout) throws {
        for seed in UInt64(300)...315 {
            var history = RandomHistory(seed: seed, interval: 4)
            let capacity = Int.random(in: 1...40, using: &history.generator)
            // One counts from 1, the other over the end of the numbers after 60 samples.
            let shift = UInt.max - 60
            let plain = IntervalRing<DemandSample>(
                capacity: capacity, nominalIntervalSeconds: 4, layout: layout)
            let wrapping = IntervalRing<DemandSample>(
                capacity: capacity, nominalIntervalSeconds: 4, layout: layout,
                firstSequence: UInt64(shift + 1))
            var plainWriter = try plain.writer()
            var wrappingWriter = try wrapping.writer()
            func shifted(_ sequence: UInt64) -> UInt64 { UInt64(UInt(sequence) &+ shift) }
            for step in 0..<140 {
                guard case .sample(let time, let value, let flags, let cause) = history.next()
                else { continue }
                let sample = try DemandSample(
                    timeUnixSeconds: time, demandMilliwatts: value, flags: flags,
                    gapCauseBefore: cause)
                plainWriter.append(sample)
                wrappingWriter.append(sample)
                guard step % 5 == 0 else { continue }
                let (start, end) = (time - Int64(seed % 7) * 60, time + 20)
                #expect(
                    wrapping.powerEnergy(startUnixSeconds: start, endUnixSeconds: end)
                        == plain.powerEnergy(startUnixSeconds: start, endUnixSeconds: end))
                #expect(
                    wrapping.plot(startUnixSeconds: start, endUnixSeconds: end, bucketCount: 7)
                        == plain.plot(startUnixSeconds: start, endUnixSeconds: end, bucketCount: 7))
                let back = plain.newest.map { $0.sequence - min($0.sequence, 9) } ?? 0
                var (copied, expectedCopy) = (
                    [DemandSample](repeating: sample, count: 12),
                    [DemandSample](repeating: sample, count: 12)
                )
                var span = copied.mutableSpan
                var expectedSpan = expectedCopy.mutableSpan
                let run = wrapping.copy(since: shifted(back), into: &span)
                #expect(run.count == plain.copy(since: back, into: &expectedSpan).count)
                #expect(copied == expectedCopy)
                for selection in [
                    RingSelection.all, .time(startUnixSeconds: start, endUnixSeconds: end),
                ] {
                    var expected = plain.report(over: selection, maximumGapCount: .max)
                    expected.firstSequence = expected.firstSequence.map(shifted)
                    expected.lastSequence = expected.lastSequence.map(shifted)
                    #expect(
                        wrapping.report(over: selection, maximumGapCount: .max) == expected,
                        "seed \(seed), step \(step)")
                    var (cursor, other) = (
                        plain.cursor(over: selection), wrapping.cursor(over: selection)
                    )
                    #expect(
                        other.readAll()
                            == cursor.readAll().map {
                                StoredSample(
                                    sequence: shifted($0.sequence), epoch: $0.epoch,
                                    sample: $0.sample)
                            })
                }
            }
        }
    }

    @Test("a number that was never given out is ahead of the newest or before the first")
    func foreignNumbers() throws {
        let ring = IntervalRing<DemandSample>(
            capacity: 4, nominalIntervalSeconds: 4, firstSequence: 100)
        var writer = try ring.writer()
        for step in Int64(0)..<6 {
            writer.append(try DemandSample(timeUnixSeconds: 4 * step, demandMilliwatts: step))
        }
        for (since, count, overwritten) in [
            (0, 4, 2), (50, 4, 2), (99, 4, 2), (100, 4, 1), (101, 4, 0), (104, 1, 0), (105, 0, 0),
            (106, 0, 0), (UInt64.max, 0, 0), (1 << 63, 0, 0),
        ] as [(UInt64, Int, UInt64)] {
            let report = ring.report(over: .since(sequence: since))
            #expect(report.presentCount == count, "since \(since)")
            #expect(report.overwrittenCount == overwritten, "since \(since)")
        }
    }
}
