import IntervalCache
import Synchronization
import Testing

@testable import MeterAcquisition

/// The journal's own thread, with a disk that can be made to hang.
struct JournalWriterTests {
    /// A disk whose next append waits until the test lets it go on.
    private struct HangingDisk: JournalStorage {
        final class Gate: Sendable {
            let entered = WakePipe()
            let opened = WakePipe()
            let isHanging = Atomic<Bool>(true)
        }

        let gate: Gate
        var inner: SimulatedDisk

        mutating func segments() throws(JournalStorageError) -> [UInt64] { try inner.segments() }
        mutating func read(_ segment: UInt64) throws(JournalStorageError) -> [UInt8] {
            try inner.read(segment)
        }
        mutating func open(_ segment: UInt64, isNew: Bool) throws(JournalStorageError) {
            try inner.open(segment, isNew: isNew)
        }
        mutating func append(_ bytes: [UInt8]) throws(JournalStorageError) {
            if gate.isHanging.load(ordering: .relaxed) {
                gate.entered.wake()
                _ = waitForEvents((gate.opened.readEnd, 1), (-1, 0), milliseconds: 60_000)
            }
            try inner.append(bytes)
        }
        mutating func cut(to byteCount: Int) throws(JournalStorageError) {
            try inner.cut(to: byteCount)
        }
        mutating func close() { inner.close() }
        mutating func closeAll() { inner.closeAll() }
        mutating func remove(_ segment: UInt64) throws(JournalStorageError) {
            try inner.remove(segment)
        }
    }

    private func sample(_ number: UInt64) throws -> DemandSample {
        try DemandSample(
            timeUnixSeconds: 1_800_000_000 + 4 * Int64(number),
            demandMilliwatts: Int64(number % 7) * 1000)
    }

    private func started<Storage: JournalStorage>(
        _ storage: Storage
    ) throws -> JournalWriter<Storage> {
        var journal = SegmentedJournal(storage, demandCapacity: 50_000, registerCapacity: 100)
        _ = journal.restore(nowUnixSeconds: 1_800_000_000)
        let writer = try #require(JournalWriter<Storage>(journal.status))
        let isRunning = writer.start(journal, log: { _ in })
        #expect(isRunning)
        return writer
    }

    private func restored(_ disk: SimulatedDisk.State) -> JournalRestoration {
        var journal = SegmentedJournal(
            SimulatedDisk(disk), demandCapacity: 50_000, registerCapacity: 100)
        return journal.restore(nowUnixSeconds: 1_800_000_000)
    }

    @Test func `what is handed over is written before the end`() throws {
        let disk = SimulatedDisk.State()
        let writer = try started(SimulatedDisk(disk))
        var feed = JournalFeed(
            writer, JournalStart(nextDemandSequence: 1, nextRegisterSequence: 1))
        for number in 1...10_000 as ClosedRange<UInt64> {
            feed.take(try sample(number), sequence: number, atMilliseconds: Int64(number))
        }
        feed.stop()
        #expect(writer.finish(milliseconds: 60_000))
        let status = writer.status
        #expect(status.writtenReadingCount + status.droppedReadingCount == 10_000)
        let restoration = restored(disk)
        #expect(restoration.demand.count == Int(status.writtenReadingCount))
        #expect(restoration.wasStoppedInOrder)
    }

    @Test func `a medium that hangs never makes the acquisition wait, and is not waited for long`()
        throws
    {
        let disk = SimulatedDisk.State()
        let gate = HangingDisk.Gate()
        let writer = try started(HangingDisk(gate: gate, inner: SimulatedDisk(disk)))
        var feed = JournalFeed(
            writer, JournalStart(nextDemandSequence: 1, nextRegisterSequence: 1))
        var number: UInt64 = 0
        // The first record makes the writer hang; the others fill the queue and are then refused.
        while writer.status.droppedReadingCount == 0 {
            number += 1
            feed.take(try sample(number), sequence: number, atMilliseconds: Int64(number))
            try #require(number < 2_000_000)
        }
        #expect(waitForEvents((gate.entered.readEnd, 1), (-1, 0), milliseconds: 60_000).first != 0)
        feed.stop()
        #expect(!writer.finish(milliseconds: 50))
        // The medium comes back: what was queued is written, and the thread ends.
        gate.isHanging.store(false, ordering: .relaxed)
        gate.opened.wake()
        #expect(writer.finish(milliseconds: 60_000))
        let status = writer.status
        #expect(status.writtenReadingCount > 0)
        #expect(
            status.writtenReadingCount + status.droppedReadingCount + status.waitingReadingCount
                == number)
        #expect(restored(disk).demand.count == min(50_000, Int(status.writtenReadingCount)))
    }

    @Test func `a message is read as it was made`() {
        let delivery = JournalDelivery(
            record: [1, 2, 3], counts: JournalSampleCounts(demand: 70_000, register: 258),
            isLast: true)
        #expect(JournalDelivery(message: delivery.message[...]) == delivery)
        for count in 0...9 {
            #expect(JournalDelivery(message: delivery.message[..<count]) == nil)
        }
    }
}
