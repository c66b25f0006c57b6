import IntervalCache
import TestSupport
import Testing

@Suite struct IntervalRingSnapshotTests {
    static func ring(
        sampleCount: Int64, capacity: Int = 1_000
    ) throws -> IntervalRing<DemandSample> {
        let ring = IntervalRing<DemandSample>(capacity: capacity, nominalIntervalSeconds: 4)
        var writer = try ring.writer()
        for index in 0..<sampleCount {
            writer.append(
                try DemandSample(
                    timeUnixSeconds: 1_000 + 4 * index, demandMilliwatts: index,
                    receiveOffsetSeconds: index % 7, flags: index % 5 == 0 ? .rounded : []))
        }
        return ring
    }

    static func all(_ ring: IntervalRing<DemandSample>) -> [StoredSample<DemandSample>] {
        var cursor = ring.cursor(over: .all)
        return cursor.readAll()
    }

    @Test("what was kept comes back: samples, numbers, reports, energy, and the writer goes on")
    func roundTrip() throws {
        for seed in UInt64(1)...12 {
            var history = RandomHistory(seed: seed, interval: 4)
            var pair = try RingPair(capacity: 700, nominal: 4, layout: .slack)
            for _ in 0..<650 { try pair.apply(history.next()) }
            let bytes = pair.ring.snapshot()
            let (ring, report) = IntervalRing<DemandSample>.restored(
                from: bytes, capacity: 700, nominalIntervalSeconds: 4)
            #expect(report.isComplete)
            #expect(report.restoredCount == Self.all(pair.ring).count)
            #expect(Self.all(ring) == Self.all(pair.ring), "seed \(seed)")
            #expect(ring.snapshot() == bytes)
            #expect(
                ring.powerEnergy(startUnixSeconds: 0, endUnixSeconds: 1 << 32)
                    == pair.ring.powerEnergy(startUnixSeconds: 0, endUnixSeconds: 1 << 32))
            let range = RingSelection.time(
                startUnixSeconds: 990_000, endUnixSeconds: 1_050_000)
            #expect(ring.report(over: range).gaps == pair.ring.report(over: range).gaps)
            // The writer goes on as the first one would have.
            var writer = try ring.writer()
            for _ in 0..<40 {
                let event = history.next()
                if case .sample(let time, let value, let flags, let cause) = event {
                    writer.append(
                        try DemandSample(
                            timeUnixSeconds: time, demandMilliwatts: value, flags: flags,
                            gapCauseBefore: cause))
                    try pair.apply(event)
                }
            }
            #expect(Self.all(ring) == Self.all(pair.ring), "seed \(seed), gone on")
        }
    }

    @Test("an empty ring's snapshot restores an empty ring")
    func empty() {
        let ring = IntervalRing<DemandSample>(capacity: 5, nominalIntervalSeconds: 4)
        let (restored, report) = IntervalRing<DemandSample>.restored(
            from: ring.snapshot(), capacity: 5, nominalIntervalSeconds: 4)
        #expect(report.isComplete)
        #expect(restored.newest == nil)
    }

    @Test("a damaged byte costs the block it stands in, and the report says so")
    func everyDamagedByte() throws {
        let ring = try Self.ring(sampleCount: 600)
        let whole = ring.snapshot()
        let samples = Self.all(ring).map { $0.sample }
        for position in stride(from: 0, to: whole.count, by: 41) {
            var bytes = whole
            bytes[position] ^= 0x10
            let (restored, report) = IntervalRing<DemandSample>.restored(
                from: bytes, capacity: 1_000, nominalIntervalSeconds: 4)
            #expect(!report.isComplete, "byte \(position)")
            #expect(report.restoredCount + Int(report.lostCount) == 600, "byte \(position)")
            #expect(report.lostCount <= 256)
            #expect(
                Set(Self.all(restored).map { $0.sample.demandMilliwatts }).isSubset(
                    of: samples.map { $0.demandMilliwatts }))
            #expect(restored.newest?.sequence == 600)
        }
    }

    @Test("cut at any length, what stands before the cut is restored and the end is missed")
    func everyCut() throws {
        let whole = try Self.ring(sampleCount: 600).snapshot()
        for length in stride(from: 0, to: whole.count, by: 37) {
            let (_, report) = IntervalRing<DemandSample>.restored(
                from: Array(whole[..<length]), capacity: 1_000, nominalIntervalSeconds: 4)
            #expect(!report.hasEnd)
            #expect(report.restoredCount == (length - length % 4_128) / 4_128 * 256)
            if report.restoredCount > 0 {
                #expect(Int(report.lostCount) == 600 - report.restoredCount)
            }
        }
    }

    @Test("random bytes and snapshots of another series restore nothing and do no harm")
    func foreign() throws {
        var generator = SeededGenerator(seed: 3)
        let noise = (0..<20_000).map { _ in UInt8.random(in: 0...255, using: &generator) }
        let (ring, report) = IntervalRing<DemandSample>.restored(
            from: noise, capacity: 10, nominalIntervalSeconds: 4)
        #expect(ring.newest == nil)
        #expect(report.skippedByteCount == 20_000)
        let (_, foreign) = IntervalRing<RegisterSample>.restored(
            from: try Self.ring(sampleCount: 3).snapshot(), capacity: 10,
            nominalIntervalSeconds: 4)
        #expect(foreign.restoredCount == 0)
        #expect(foreign.foreignBlockCount == 2)
        #expect(!foreign.isComplete)
    }

    @Test("a smaller ring keeps the newest of a snapshot, under their numbers")
    func smaller() throws {
        let ring = try Self.ring(sampleCount: 600)
        let (small, report) = IntervalRing<DemandSample>.restored(
            from: ring.snapshot(), capacity: 10, nominalIntervalSeconds: 4)
        #expect(report.isComplete)
        #expect(Self.all(small) == Array(Self.all(ring).suffix(10)))
    }
}
