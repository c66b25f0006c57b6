import IntervalCache
import TestSupport
import Testing

@testable import MeterAcquisition

struct SegmentedJournalTests {
    /// What came back is what was given out: the same samples in the same order, none invented.
    private func expectTrue(
        _ bench: JournalBench, _ place: String = "", numbersAreKnown: Bool = true
    ) {
        let given = bench.givenOut.keys.sorted().compactMap { bench.givenOut[$0] }
        let positions = Dictionary(
            given.enumerated().map { ($1.timeUnixSeconds, $0) }, uniquingKeysWith: { $1 })
        var last = -1
        for sample in bench.restoration.demand {
            guard let position = positions[sample.timeUnixSeconds], given[position] == sample
            else {
                Issue.record("\(sample) was never given out \(place)")
                return
            }
            #expect(position > last, "order \(place)")
            last = position
        }
        if numbersAreKnown {
            #expect(bench.nextSequence > bench.givenOut.keys.max() ?? 0, "numbers \(place)")
        }
    }

    @Test func `a stop in order loses nothing, and the numbers go on without a step`() throws {
        let first = JournalBench()
        try first.run(700)
        first.stop()
        let second = first.restarted()
        #expect(second.restoration.demand.count == 700)
        #expect(second.restoration.wasStoppedInOrder)
        #expect(second.nextSequence == first.nextSequence + 10)
        #expect(second.restoration.missingReadingCount == 0)
        expectTrue(second)
        try second.run(10)
        second.stop()
        let third = second.restarted()
        #expect(third.restoration.demand.count == 710)
        // One number a second of standstill is left out: who knows what ran meanwhile.
        #expect(third.nextSequence == second.nextSequence + 10)
        #expect(third.restoration.segmentCount == 2)
    }

    @Test func `an empty folder gives nothing back, and numbers follow the clock`() throws {
        // A run that was killed before its first record leaves nothing that tells of its numbers.
        let bench = JournalBench()
        #expect(bench.restoration.demand.isEmpty && bench.restoration.register.isEmpty)
        #expect(bench.nextSequence == 1 + 1_800_000_000 - 1_577_836_800)
        try bench.run(70)
        bench.disk.files.removeAll()
        let second = bench.restarted()
        #expect(second.restoration.demand.isEmpty)
        expectTrue(second)
        #expect(bench.restoration.sentence == "empty; readings are kept from now on")
    }

    @Test(arguments: 0..<75)
    func `a kill at any moment costs at most five minutes of readings`(moment: Int) throws {
        let first = JournalBench()
        try first.run(300 + moment)
        // No stop: the process is gone.
        let second = first.restarted()
        expectTrue(second)
        #expect(second.restoration.demand.count > 300 + moment - 76)
        #expect(!second.restoration.wasStoppedInOrder)
        // What had a number and is lost is not given out again.
        #expect(second.nextSequence > first.nextSequence)
        try second.run(100)
        second.stop()
        #expect(second.restarted().restoration.missingReadingCount == 0)
    }

    @Test(arguments: 0..<40)
    func `a power cut in the middle of writing costs no more`(seed: Int) throws {
        let disk = SimulatedDisk.State()
        disk.generator = SeededGenerator(seed: UInt64(seed))
        let first = JournalBench(disk)
        try first.run(200)
        disk.fault = .flaky(chance: 16)
        try first.run(75)
        disk.cutPower()
        disk.fault = .none
        let second = first.restarted()
        expectTrue(second)
        // The last record that was written whole ended at the 151st reading.
        #expect(second.restoration.demand.count >= 150)
    }

    @Test func `a burst is written each 4 KiB`() throws {
        let first = JournalBench(demandCapacity: 50_000)
        try first.run(30_000, everyMilliseconds: 1)
        let second = first.restarted()
        let perSample = Double(disk(first).values.reduce(0) { $0 + $1.count }) / 30_000
        let lost = 30_000 - second.restoration.demand.count
        #expect(Double(lost) * perSample <= 4096)
        expectTrue(second)
    }

    private func disk(_ bench: JournalBench) -> [UInt64: [UInt8]] { bench.disk.files }

    @Test func `a full disk costs nothing when it has room again within hours`() throws {
        let disk = SimulatedDisk.State()
        let first = JournalBench(disk, demandCapacity: 20_000)
        var news = JournalNews(first.journal.status)
        try first.run(150)
        disk.fault = .full(room: 100)
        try first.run(75)
        let line = news.line(first.journal.status)
        #expect(line?.contains("No space left on device") == true)
        for _ in 0..<40 {
            try first.run(75)
            let again = news.line(first.journal.status)
            #expect(again == nil)
        }
        #expect(first.journal.status.state == .failing)
        #expect(first.journal.status.waitingReadingCount > 3000)
        disk.fault = .none
        try first.run(75)
        #expect(first.journal.status.state == .writing)
        let last = news.line(first.journal.status)
        #expect(last == "is written again; 0 readings are missing in it")
        first.stop()
        let second = first.restarted()
        #expect(second.restoration.demand.count == 150 + 75 * 42)
        #expect(second.restoration.missingReadingCount == 0)
        expectTrue(second)
    }

    @Test func `a disk that is full for days costs the oldest, counted, in bounded memory`() throws
    {
        let disk = SimulatedDisk.State()
        let first = JournalBench(disk, demandCapacity: 100_000)
        try first.run(150)
        disk.fault = .full(room: 0)
        try first.run(75_000)
        let full = first.journal.status
        #expect(full.droppedReadingCount > 0)
        let known =
            full.writtenReadingCount + full.waitingReadingCount + full.droppedReadingCount
        #expect((75_150 - 77...75_150).contains(known))
        #expect(first.journal.backlogByteCount <= 65_536)
        disk.fault = .none
        try first.run(75)
        first.stop()
        let second = first.restarted()
        #expect(
            second.restoration.missingReadingCount == first.journal.status.droppedReadingCount)
        expectTrue(second)
    }

    @Test func `a read-only folder is read back, and is no harm`() throws {
        let first = JournalBench()
        try first.run(150)
        first.stop()
        let second = first.restarted()
        second.disk.fault = .readOnly
        let third = second.restarted()
        #expect(third.restoration.demand.count == 150)
        #expect(third.journal.status.state == .failing)
        try third.run(500)
        third.stop()
        #expect(third.journal.status.writtenReadingCount == 0)
        third.disk.fault = .none
        let fourth = third.restarted()
        #expect(fourth.restoration.demand.count == 150)
        expectTrue(fourth)
    }

    @Test func `a day of readings writes less than 1.5 MB, in whole blocks`() throws {
        let bench = JournalBench(demandCapacity: 43_200)
        try bench.run(21_600)
        let status = bench.journal.status
        #expect(status.state == .writing)
        #expect(status.writtenBlockByteCount < 1_500_000)
        #expect(status.droppedReadingCount == 0)
        #expect((280...289).contains(status.writeCount))
    }

    @Test func `a flood of readings is bounded to 1.5 MB a day too`() throws {
        let bench = JournalBench(demandCapacity: 43_200)
        try bench.run(2_000_000, everyMilliseconds: 43)
        let status = bench.journal.status
        #expect(status.state == .overBudget)
        #expect(status.writtenBlockByteCount <= 1_500_000)
        #expect(status.droppedReadingCount > 0)
        bench.stop()
        expectTrue(bench.restarted())
    }

    @Test func `as much is kept as the ring holds, and not much more`() throws {
        let bench = JournalBench(demandCapacity: 1000)
        try bench.run(10_000)
        bench.stop()
        #expect(bench.disk.files.count <= 4)
        let second = bench.restarted()
        #expect(second.restoration.demand.count == 1000)
        expectTrue(second)
    }

    @Test func `many restarts leave few segments`() throws {
        var bench = JournalBench(demandCapacity: 10_000)
        for round in 0..<60 {
            try bench.run(80)
            // Damaged at its end, so that it is not gone on with.
            if let last = bench.disk.files.keys.max() { bench.disk.files[last]?.append(7) }
            bench = bench.restarted()
            #expect(bench.disk.files.count <= 26, "round \(round)")
            expectTrue(bench, "round \(round)")
        }
    }

    @Test func `damage in the middle costs its segment's rest, not the segments behind it`() throws
    {
        let first = JournalBench(demandCapacity: 1000)
        try first.run(1400)
        first.stop()
        let (oldest, newest) = (
            try #require(first.disk.files.keys.min()), try #require(first.disk.files.keys.max())
        )
        #expect(oldest < newest)
        let middle = try #require(first.disk.files[oldest]).count / 2
        first.disk.files[oldest]?[middle] ^= 1
        let second = first.restarted()
        #expect(second.restoration.damagedSegmentCount == 1)
        #expect(second.restoration.unreadByteCount > 0)
        #expect(second.restoration.missingReadingCount > 0)
        #expect(second.restoration.wasStoppedInOrder)
        #expect(second.nextSequence > first.nextSequence)
        #expect(second.restoration.sentence.contains("damaged and were left out"))
        expectTrue(second)
    }

    @Test func `a segment that can not be read is left out and told`() throws {
        let first = JournalBench(demandCapacity: 1000)
        try first.run(1400)
        first.stop()
        first.disk.readFails = [try #require(first.disk.files.keys.min())]
        let second = first.restarted()
        #expect(second.restoration.damagedSegmentCount == 1)
        #expect(second.restoration.errorNumber == 5)
        #expect(!second.restoration.demand.isEmpty)
        expectTrue(second)
    }

    @Test func `a folder that can not be listed is not written to`() throws {
        let disk = SimulatedDisk.State()
        disk.listFails = true
        let bench = JournalBench(disk)
        #expect(bench.journal.status.state == .unusable)
        try bench.run(200)
        bench.stop()
        #expect(disk.appendCount == 0)
    }

    @Test func `registers come back too, each series with its own numbers`() throws {
        let disk = SimulatedDisk.State()
        var journal = SegmentedJournal(
            SimulatedDisk(disk), demandCapacity: 100, registerCapacity: 10)
        _ = journal.restore(nowUnixSeconds: 1_800_000_000)
        var encoder = JournalEncoder()
        encoder.begin(JournalStart(nextDemandSequence: 1, nextRegisterSequence: 1))
        let now = ClockReading(monotonicMilliseconds: 0, unixMilliseconds: 1_800_000_000_000)
        var registers: [RegisterSample] = []
        for number in 1...30 as ClosedRange<UInt64> {
            let sample = try RegisterSample(
                timeUnixSeconds: 1_800_000_000 + Int64(60 * number),
                deliveredMilliwattHours: 1_000 * number, receivedMilliwattHours: nil)
            registers.append(sample)
            let isTaken = encoder.append(sample, sequence: number)
            #expect(isTaken)
        }
        var record: [UInt8] = []
        encoder.seal(isStop: true, into: &record)
        journal.add(record, JournalSampleCounts(register: 30))
        journal.writeBacklog(isLast: true, at: now)
        var again = SegmentedJournal(
            SimulatedDisk(disk), demandCapacity: 100, registerCapacity: 10)
        let restoration = again.restore(nowUnixSeconds: 1_800_010_000)
        #expect(restoration.register == Array(registers.suffix(10)))
        #expect(restoration.nextRegisterSequence > 30)
        #expect(
            restoration.firstRegisterSequence + 10 == restoration.nextRegisterSequence)
    }

    @Test(arguments: 1...60)
    func `whatever the disk does, what comes back is true and numbers never repeat`(
        seed: Int
    ) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let disk = SimulatedDisk.State()
        disk.generator = SeededGenerator(seed: UInt64(seed) &* 77)
        var bench = JournalBench(disk, demandCapacity: 800)
        // A medium that changes what it holds may take the numbers with it.
        var isRotten = false
        for round in 0..<25 {
            switch Int.random(in: 0..<6, using: &generator) {
            case 0: disk.fault = .readOnly
            case 1: disk.fault = .full(room: Int.random(in: 0...2000, using: &generator))
            case 2, 3: disk.fault = .flaky(chance: Int.random(in: 1...12, using: &generator))
            default: disk.fault = .none
            }
            try bench.run(Int.random(in: 0...400, using: &generator))
            switch Int.random(in: 0..<3, using: &generator) {
            case 0: bench.stop()
            case 1: disk.cutPower()
            default: break
            }
            if seed % 2 == 0, Int.random(in: 0..<8, using: &generator) == 0,
                let victim = disk.files.keys.randomElement(using: &generator),
                let count = disk.files[victim]?.count, count > 0
            {
                isRotten = true
                let position = Int.random(in: 0..<count, using: &generator)
                disk.files[victim]?[position] ^= UInt8.random(in: 1...255, using: &generator)
            }
            bench = bench.restarted(after: Int64.random(in: 1...5000, using: &generator))
            expectTrue(bench, "seed \(seed) round \(round)", numbersAreKnown: !isRotten)
            #expect(bench.restoration.demand.count <= 800)
            #expect(disk.files.count <= 40)
        }
    }
}
