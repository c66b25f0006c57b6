import Foundation
import IntervalCache
import Synchronization
import Testing

@testable import MeterAcquisition

/// The journal in real folders.
struct JournalTests {
    /// Lines of a log, from any thread.
    private final class Lines: Sendable {
        private let stored = Mutex<[String]>([])
        var all: [String] { stored.withLock { $0 } }
        func add(_ line: String) { stored.withLock { $0.append(line) } }
    }

    /// A folder of its own for each test, deleted afterwards.
    private final class Folder {
        let path: String
        init() throws {
            path = NSTemporaryDirectory() + "openseg-journal-\(UUID().uuidString)"
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true)
        }
        deinit { try? FileManager.default.removeItem(atPath: path) }
    }

    private struct WriterIsTaken: Error {}

    private func open(
        _ path: String, _ lines: Lines = Lines()
    ) -> (journal: Journal, restoration: JournalRestoration) {
        Journal.open(
            folder: path, demandCapacity: 1000, registerCapacity: 100, log: { lines.add($0) })
    }

    private func write(_ count: Int, from first: UInt64, _ journal: Journal) throws {
        var feed = try #require(journal.feed)
        for number in first..<first + UInt64(count) {
            feed.take(
                try DemandSample(
                    timeUnixSeconds: 1_800_000_000 + 4 * Int64(number), demandMilliwatts: 5000),
                sequence: number, atMilliseconds: Int64(number))
        }
        feed.stop()
        journal.finish(milliseconds: 60_000)
    }

    @Test func `readings come back after a stop, from a folder that was made`() throws {
        let folder = try Folder()
        let path = folder.path + "/journal"
        let (first, nothing) = open(path)
        #expect(nothing.demand.isEmpty)
        try write(300, from: nothing.nextDemandSequence, first)
        #expect(first.status.state == .writing)
        #expect(first.status.writtenReadingCount == 300)
        let files = try FileManager.default.contentsOfDirectory(atPath: path)
        #expect(files == ["openseg-0000000000000001.journal"])
        let attributes = try FileManager.default.attributesOfItem(atPath: path + "/" + files[0])
        #expect(attributes[.posixPermissions] as? Int == 0o600)

        let lines = Lines()
        let (second, restoration) = open(path, lines)
        #expect(restoration.demand.count == 300)
        #expect(second.restoredReadingCount == 300)
        #expect(restoration.nextDemandSequence >= nothing.nextDemandSequence + 300)
        #expect(lines.all == ["\(path): 300 demand and 0 register readings are back"])
        let demand = IntervalRing<DemandSample>(
            capacity: 1000, nominalIntervalSeconds: 4,
            firstSequence: restoration.firstDemandSequence)
        let register = IntervalRing<RegisterSample>(
            capacity: 1000, nominalIntervalSeconds: 4,
            firstSequence: restoration.firstRegisterSequence)
        guard var demandWriter = demand.takeWriter(), var registerWriter = register.takeWriter()
        else { throw WriterIsTaken() }
        restoration.fill(&demandWriter, &registerWriter)
        #expect(demand.newest?.sequence == restoration.nextDemandSequence - 1)
        #expect(demand.newest?.sample == restoration.demand.last)
        #expect(register.newest == nil)
        second.finish(milliseconds: 60_000)
    }

    @Test func `a folder belongs to one gateway at a time`() throws {
        let folder = try Folder()
        let (first, _) = open(folder.path)
        let lines = Lines()
        let (second, restoration) = open(folder.path, lines)
        #expect(second.status.state == .unusable)
        #expect(second.feed == nil)
        #expect(restoration.demand.isEmpty)
        #expect(lines.all.count == 1)
        #expect(lines.all.first?.contains("another gateway") == true)
        first.finish(milliseconds: 60_000)
        #expect(open(folder.path).journal.status.state == .ready)
    }

    @Test func `what is no folder is told once, and nothing is written`() throws {
        let folder = try Folder()
        try Data("x".utf8).write(to: URL(filePath: folder.path + "/file"))
        for path in ["/file", "/file/below", "/none/below"] {
            let lines = Lines()
            let (journal, restoration) = open(folder.path + path, lines)
            #expect(journal.status.state == .unusable)
            #expect(journal.feed == nil)
            #expect(restoration.nextDemandSequence == 1)
            #expect(lines.all.count == 1, "\(path)")
            #expect(lines.all.first?.contains("readings are kept in memory only") == true)
        }
    }

    @Test func `files of others in the folder are left alone`() throws {
        let folder = try Folder()
        let others = [
            "openseg-1.journal", "openseg-000000000000000G.journal", "notes.txt",
            "openseg-0000000000000002.journal.bak",
        ]
        for name in others {
            try Data("x".utf8).write(to: URL(filePath: folder.path + "/" + name))
        }
        let (journal, restoration) = open(folder.path)
        #expect(restoration.segmentCount == 0)
        try write(10, from: 1, journal)
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(Set(files) == Set(others + ["openseg-0000000000000001.journal"]))
    }

    @Test func `a segment of garbage is told, kept, and a new one begun`() throws {
        let folder = try Folder()
        let garbage = folder.path + "/openseg-0000000000000005.journal"
        try Data(repeating: 0xA5, count: 5000).write(to: URL(filePath: garbage))
        let lines = Lines()
        let (journal, restoration) = open(folder.path, lines)
        #expect(restoration.damagedSegmentCount == 1)
        #expect(restoration.unreadByteCount == 5000)
        #expect(lines.all.first?.contains("damaged") == true)
        try write(10, from: restoration.nextDemandSequence, journal)
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(files.contains("openseg-0000000000000006.journal"))
        #expect(open(folder.path).restoration.demand.count == 10)
    }
}
