import IntervalCache
import Synchronization
import Testing

/// Real threads: a writer without pause, readers by every way there is, and values that must agree.
/// `OPENSEG_STRESS_READS=100000000 swift test -c release --filter RingStressTests` is the long run.
@Suite(.serialized) struct RingStressTests {
    /// What one configuration's readers saw.
    final class Tally: Sendable {
        let read = Atomic<Int>(0)
        let mixed = Atomic<Int>(0)
        let disordered = Atomic<Int>(0)
        let overtaken = Atomic<Int>(0)
        let finishedReaders = Atomic<Int>(0)
    }

    struct Reader {
        let ring: IntervalRing<StressSample>
        let tally: Tally
        var buffer: [StoredSample<StressSample>] = []
        var last: UInt64 = 0

        /// The n-th sample has time n, so that number, time and values must agree.
        func check(_ stored: StoredSample<StressSample>) {
            tally.read.add(1, ordering: .relaxed)
            if !stored.sample.isWhole || stored.sample.timeUnixSeconds != Int64(stored.sequence) {
                tally.mixed.add(1, ordering: .relaxed)
            }
        }

        mutating func read(_ selection: RingSelection) {
            var cursor = ring.cursor(over: selection)
            var before: UInt64 = 0
            while cursor.read(into: &buffer, maximumCount: 64) > 0 {
                for stored in buffer {
                    check(stored)
                    if stored.sequence <= before { tally.disordered.add(1, ordering: .relaxed) }
                    before = stored.sequence
                }
            }
            tally.overtaken.add(Int(cursor.overtakenCount), ordering: .relaxed)
        }

        mutating func readAllWays() {
            guard let newest = ring.newest else { return }
            check(newest)
            if newest.sequence < last { tally.disordered.add(1, ordering: .relaxed) }
            last = newest.sequence
            let now = newest.sample.timeUnixSeconds
            read(.since(sequence: newest.sequence &- min(newest.sequence, 20)))
            read(.time(startUnixSeconds: now - 30, endUnixSeconds: now))
            if let stored = ring.sample(atUnixSeconds: now - 3) {
                check(stored)
                // In force at that time, or newer where the ring had moved on past it.
                if stored.sequence > UInt64(now - 3) {
                    tally.disordered.add(1, ordering: .relaxed)
                }
            }
            let report = ring.report(over: .since(sequence: newest.sequence &- 1))
            if let first = report.firstSequence, let end = report.lastSequence,
                report.presentCount != Int(end - first) + 1 || report.gapCount != 0
            {
                tally.mixed.add(1, ordering: .relaxed)
            }
        }
    }

    /// One writer without pause, two readers, until they have read `readCount` samples.
    static func run(capacity: Int, layout: RingLayout, readCount: Int) throws -> Tally {
        let ring = IntervalRing<StressSample>(
            capacity: capacity, nominalIntervalSeconds: 1, layout: layout)
        let tally = Tally()
        let write: @Sendable () -> Void = {
            guard var writer = ring.takeWriter() else { return }
            var time: Int64 = 1
            while tally.finishedReaders.load(ordering: .relaxed) < 2 {
                guard let sample = try? StressSample(time: time) else { return }
                writer.append(sample)
                time += 1
            }
        }
        let read: @Sendable () -> Void = {
            var reader = Reader(ring: ring, tally: tally)
            while tally.read.load(ordering: .relaxed) < readCount {
                reader.readAllWays()
                if reader.last & 7 == 0 { reader.read(.all) }
            }
            tally.finishedReaders.add(1, ordering: .relaxed)
        }
        runOnThreads([write, read, read])
        return tally
    }

    @Test(
        "reader overtaken during a copy: never a mixed sample, whatever the capacity",
        arguments: [
            (1, RingLayout.exact), (2, .exact), (3, .slack), (7, .exact), (64, .slack),
            (1_000, .exact), (43_200, .slack), (43_200, .spare(900)),
        ])
    func neverMixed(capacity: Int, layout: RingLayout) throws {
        let tally = try Self.run(
            capacity: capacity, layout: layout, readCount: stressReadCount / 8)
        #expect(tally.mixed.load(ordering: .relaxed) == 0)
        #expect(tally.disordered.load(ordering: .relaxed) == 0)
        #expect(tally.read.load(ordering: .relaxed) >= stressReadCount / 8)
    }

    @Test("queries overtaken by the writer: sums, plots, copies and snapshots are of one moment")
    func queriesAgree() throws {
        for (capacity, layout) in [(1, RingLayout.exact), (30, .exact), (300, .slack)] {
            let ring = IntervalRing<DemandSample>(
                capacity: capacity, nominalIntervalSeconds: 1, layout: layout)
            let tally = Tally()
            let write: @Sendable () -> Void = {
                guard var writer = ring.takeWriter() else { return }
                var time: Int64 = 1
                while tally.finishedReaders.load(ordering: .relaxed) < 1 {
                    guard let sample = try? DemandSample(timeUnixSeconds: time, demandMilliwatts: 9)
                    else { return }
                    writer.append(sample)
                    time += 1
                }
            }
            let read: @Sendable () -> Void = {
                guard let none = try? DemandSample(timeUnixSeconds: 0, demandMilliwatts: 0)
                else { return }
                var samples = [DemandSample](repeating: none, count: 500)
                while tally.read.load(ordering: .relaxed) < stressReadCount / 60 {
                    guard let newest = ring.newest else { continue }
                    let found = Self.disagreements(ring, newest, &samples)
                    tally.mixed.bitwiseOr(found.rawValue, ordering: .relaxed)
                    tally.read.add(1, ordering: .relaxed)
                }
                tally.finishedReaders.add(1, ordering: .relaxed)
            }
            runOnThreads([write, read])
            let found = Disagreement(rawValue: tally.mixed.load(ordering: .relaxed))
            #expect(found == [], "capacity \(capacity)")
        }
    }

    /// Answers that do not agree with each other.
    struct Disagreement: OptionSet {
        var rawValue: Int
        static let newest = Disagreement(rawValue: 1)
        static let energy = Disagreement(rawValue: 2)
        static let copy = Disagreement(rawValue: 4)
        static let plot = Disagreement(rawValue: 8)
        static let snapshot = Disagreement(rawValue: 16)
    }

    /// The power is always 9 mW, time and number are the same: every answer follows from that.
    static func disagreements(
        _ ring: IntervalRing<DemandSample>, _ newest: StoredSample<DemandSample>,
        _ samples: inout [DemandSample]
    ) -> Disagreement {
        var found: Disagreement = []
        let now = newest.sample.timeUnixSeconds
        if now != Int64(newest.sequence) { found.insert(.newest) }
        let energy = ring.powerEnergy(startUnixSeconds: now - 50, endUnixSeconds: now)
        if energy.leftStepMilliwattSeconds != 9 * energy.coveredSeconds
            || energy.trapezoidMilliwattSeconds != 9 * energy.coveredSeconds
            || !(0...50 ~= energy.coveredSeconds)
        {
            found.insert(.energy)
        }
        var span = samples.mutableSpan
        let run = ring.copy(since: newest.sequence &- min(newest.sequence, 400), into: &span)
        for index in 0..<run.count
        where samples[index].timeUnixSeconds != Int64(run.firstSequence) + Int64(index) {
            found.insert(.copy)
        }
        let buckets = ring.plot(startUnixSeconds: now - 20, endUnixSeconds: now, bucketCount: 3)
        for values in buckets.compactMap({ $0.values })
        where values.minimum != 9 || values.maximum != 9 || values.sampleCount > 7 {
            found.insert(.plot)
        }
        guard now & 31 == 0 else { return found }
        let (restored, report) = IntervalRing<DemandSample>.restored(
            from: ring.snapshot(), capacity: 300, nominalIntervalSeconds: 1)
        if report.skippedByteCount != 0 || !report.hasEnd { found.insert(.snapshot) }
        // Numbers move up where samples were overtaken before they could be kept.
        if report.lostCount == 0, let last = restored.newest,
            last.sample.timeUnixSeconds != Int64(last.sequence)
        {
            found.insert(.snapshot)
        }
        return found
    }

    @Test("control: without the check after the copy, readers would have been given mixed samples")
    func control() throws {
        let before = StressSample.mixedDecodes.load(ordering: .relaxed)
        var rounds = 0
        while StressSample.mixedDecodes.load(ordering: .relaxed) == before, rounds < 200 {
            _ = try Self.run(capacity: 1, layout: .exact, readCount: 20_000)
            rounds += 1
        }
        #expect(StressSample.mixedDecodes.load(ordering: .relaxed) > before)
    }
}
