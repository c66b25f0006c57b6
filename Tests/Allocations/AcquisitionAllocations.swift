// Counts what the acquisition allocates while it runs, from the bytes of the dongle to the ring and the
// published snapshot: linked with the release build's own modules, by scripts/check-allocations.

import IntervalCache
import MeterAcquisition
import RavenKit
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

@main
struct AcquisitionAllocations {
    /// 2026-11-18 11:06:40 UTC.
    static let startUnixSeconds: Int64 = 1_795_000_000
    static let meter = EUI64(rawValue: 0x0013_5003_0102_0304)

    /// What a dongle says by itself: a power reading every four seconds, a register reading every minute;
    /// with the offset at which each power reading ends.
    static func stream(readings: Int) -> (bytes: [UInt8], ends: [Int]) {
        var bytes: [UInt8] = []
        var ends: [Int] = []
        for index in 0..<readings {
            let time = ZigBeeUTCTime(
                unixSeconds: startUnixSeconds + 4 * Int64(index))
            if index == 50 {
                // So long that the decoder's buffer has its size from here on, wherever reads end.
                RavenFragment.messageCluster(
                    MessageCluster(text: String(repeating: "x", count: 20_000))
                ).encode(into: &bytes)
            }
            if index % 15 == 14 {
                RavenFragment.currentSummationDelivered(
                    CurrentSummationDelivered(
                        deviceMacID: meter, meterMacID: meter, timeStamp: time,
                        summationDelivered: 25_000_000 + UInt64(index), summationReceived: 100_000,
                        multiplier: 1, divisor: 1000, digitsRight: 1, digitsLeft: 6,
                        suppressLeadingZero: true)
                ).encode(into: &bytes)
            }
            RavenFragment.instantaneousDemand(
                InstantaneousDemand(
                    deviceMacID: meter, meterMacID: meter, timeStamp: time,
                    demand: 862 - Int64(index % 90) * 40, multiplier: 1, divisor: 1000,
                    digitsRight: 3, digitsLeft: 6, suppressLeadingZero: true)
            ).encode(into: &bytes)
            ends.append(bytes.count)
        }
        return (bytes, ends)
    }

    /// Prints what was counted; true where it is no more than what was promised.
    static func report(_ what: String, _ count: Int, atMost limit: Int) -> Bool {
        print("check-allocations: \(what): \(count) allocations")
        return count <= limit
    }

    static func main() throws {
        var counted = 0
        var control: [Int] = []
        // Twice, as the runtime makes a type's description the first time that it is used.
        for _ in 0..<2 {
            let before = allocation_count()
            control = []
            control.reserveCapacity(1_000)
            counted = allocation_count() - before
        }
        guard report("control: room for a thousand numbers", counted, atMost: 1), counted == 1,
            control.isEmpty
        else { exit(1) }
        var session = SessionDay()
        let results = [
            try session.isClean(),
            try DeviceRun(isJournalKept: false).isClean(),
            try DeviceRun(isJournalKept: true).isClean(),
        ]
        if !results.allSatisfy(\.self) { exit(1) }
    }

    struct Failure: Error {}
}

/// A day on the session alone, in simulated time: readings with a snapshot each, and the commands that
/// fall due, which are answered.
struct SessionDay {
    private let demand = IntervalRing<DemandSample>(capacity: 43_200, nominalIntervalSeconds: 4)
    private let register = IntervalRing<RegisterSample>(capacity: 2_880, nominalIntervalSeconds: 60)
    private var session = Session(AcquisitionConfiguration(source: .serial(path: "/dev/raven")))
    private var outputs: [SessionOutput] = []
    private var now = ClockReading(
        monotonicMilliseconds: 1_000,
        unixMilliseconds: 1_000 * AcquisitionAllocations.startUnixSeconds)

    mutating func isClean() throws -> Bool {
        guard var demandWriter = demand.takeWriter(), var registerWriter = register.takeWriter()
        else { throw AcquisitionAllocations.Failure() }
        outputs.reserveCapacity(64)
        let stream = AcquisitionAllocations.stream(readings: 2 * 21_600)
        let bytes = stream.bytes.span
        var status: [UInt8] = []
        RavenFragment.connectionStatus(
            ConnectionStatus(
                deviceMacID: AcquisitionAllocations.meter, meterMacID: AcquisitionAllocations.meter,
                status: .connected, linkStrengthPercent: 90)
        ).encode(into: &status)
        var published: Int64 = 0
        // Of the second day: of the first, the room that is kept is not counted.
        var (commands, forCommands, forReadings) = (0, 0, 0)

        session.start(at: now)
        session.opened(at: now)
        var offset = 0
        for index in stream.ends.indices {
            let end = now.monotonicMilliseconds + 4_000
            let before = allocation_count()
            var sent = 0
            while true {
                while !session.outgoing.isEmpty {
                    sent += 1
                    session.wrote(session.outgoing.count, at: now)
                    session.receive(status.span, at: now)
                }
                guard let next = session.nextDeadlineMilliseconds, next <= end else { break }
                pass(max(0, next - now.monotonicMilliseconds))
                session.advance(to: now)
            }
            let between = allocation_count()
            pass(end - now.monotonicMilliseconds)
            // In reads of 61 bytes, so that a reading ends at every place of a read.
            while offset < stream.ends[index] {
                let stop = min(stream.ends[index], offset + 61)
                session.receive(bytes.extracting(offset..<stop), at: now)
                offset = stop
                session.takeOutputs(into: &outputs)
                for output in outputs.indices {
                    switch outputs[output] {
                    case .demand(let sample): demandWriter.append(sample)
                    case .register(let sample): registerWriter.append(sample)
                    case .open, .close, .checkDevice, .registration, .log: break
                    }
                }
            }
            published &+= session.snapshot(at: now).publishedUnixSeconds
            guard index >= 21_600 else { continue }
            commands += sent
            // Where nothing was sent, what the deadlines cost is the readings'.
            forCommands += sent > 0 ? between - before : 0
            forReadings += allocation_count() - (sent > 0 ? between : before)
        }
        guard demand.newest?.sequence ?? 0 > 43_000, commands > 50, published != 0 else {
            throw AcquisitionAllocations.Failure()
        }
        // A command's bytes are put together by RavenKit as text, and the answer's words are read as text.
        let areCommandsFew = AcquisitionAllocations.report(
            "\(commands) commands with their answers, sent a quarter of an hour apart", forCommands,
            atMost: 6 * commands)
        return AcquisitionAllocations.report(
            "a day of readings every 4 s in the session, with a snapshot each", forReadings,
            atMost: 0) && areCommandsFew
    }

    private mutating func pass(_ milliseconds: Int64) {
        now.monotonicMilliseconds += milliseconds
        now.unixMilliseconds += milliseconds
    }
}

/// The whole path on a real descriptor: the loop's own thread is counted while a dongle on the other end
/// of a socket talks as fast as it is heard.
final class DeviceRun: Sendable {
    private static let (few, many): (UInt64, UInt64) = (2_000, 22_000)
    private let demand = IntervalRing<DemandSample>(capacity: 43_200, nominalIntervalSeconds: 4)
    private let register = IntervalRing<RegisterSample>(capacity: 2_880, nominalIntervalSeconds: 60)
    private let isJournalKept: Bool
    private let before = Atomic<Int>(-1)
    private let after = Atomic<Int>(-1)
    private let publications = Atomic<Int>(0)

    init(isJournalKept: Bool) {
        self.isJournalKept = isJournalKept
    }

    func isClean() throws -> Bool {
        let stream = AcquisitionAllocations.stream(readings: Int(Self.many))
        guard let demandWriter = demand.takeWriter(), let registerWriter = register.takeWriter()
        else { throw AcquisitionAllocations.Failure() }
        var folder = Array("/tmp/openseg-allocations-XXXXXX".utf8CString)
        guard mkdtemp(&folder) != nil else { throw AcquisitionAllocations.Failure() }
        let path = String(decoding: folder.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)
        defer { removeFolder(path) }
        let journal =
            isJournalKept
            ? Journal.open(
                folder: path, demandCapacity: 43_200, registerCapacity: 2_880, log: { _ in }
            ).journal : nil
        let (listener, port) = try listen()
        defer { close(listener) }
        var timing = AcquisitionTiming()
        // After the first command none for a while: the readings alone are counted.
        timing.commandPauseMilliseconds = 600_000
        let reader = MeterReader(
            AcquisitionConfiguration(
                source: .tcp(host: "127.0.0.1", port: port), timing: timing),
            demand: demandWriter, register: registerWriter, journal: journal,
            onSamples: { self.count() }, log: { _ in })
        reader.start()
        let dongle = accept(listener, nil, nil)
        defer { close(dongle) }
        var rest = stream.bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { send(dongle, $0.baseAddress, $0.count, 0) }
            guard count > 0 else { throw AcquisitionAllocations.Failure() }
            rest = rest.dropFirst(count)
        }
        // Nothing more comes: the reader ends the connection's other half when it has read it all.
        shutdown(dongle, Int32(SHUT_WR))
        var byte: UInt8 = 0
        while recv(dongle, &byte, 1, 0) > 0 {}
        reader.stop()
        let (first, last) = (before.load(ordering: .acquiring), after.load(ordering: .acquiring))
        guard first >= 0, last >= 0 else { throw AcquisitionAllocations.Failure() }
        let what = "\(Self.many - Self.few) readings from socket to ring and snapshot"
        guard let journal else {
            return AcquisitionAllocations.report(
                "\(what), \(publications.load(ordering: .relaxed)) publications", last - first,
                atMost: 0)
        }
        // Each is sealed before it is longer than a block.
        let records = Int(journal.status.writtenByteCount) / 4096 + 1
        return AcquisitionAllocations.report(
            "\(what), with a journal of \(records) records", last - first, atMost: 3 * records)
    }

    /// On the reader's thread, whose allocations are the ones counted.
    private func count() {
        publications.add(1, ordering: .relaxed)
        let sequence = demand.newest?.sequence ?? 0
        let allocations = Int(allocation_count())
        if sequence >= Self.few, before.load(ordering: .relaxed) < 0 {
            before.store(allocations, ordering: .releasing)
        }
        if sequence <= Self.many { after.store(allocations, ordering: .releasing) }
    }

    private func listen() throws -> (descriptor: Int32, port: UInt16) {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let status = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                bind(descriptor, generic, size) | getsockname(descriptor, generic, &size)
            }
        }
        #if canImport(Glibc)
            let isListening = Glibc.listen(descriptor, 1) == 0
        #else
            let isListening = Musl.listen(descriptor, 1) == 0
        #endif
        guard status == 0, isListening else { throw AcquisitionAllocations.Failure() }
        return (descriptor, UInt16(bigEndian: address.sin_port))
    }

    private func removeFolder(_ path: String) {
        guard let folder = opendir(path) else { return }
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
                String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            unlink(path + "/" + name)
        }
        closedir(folder)
        rmdir(path)
    }
}
