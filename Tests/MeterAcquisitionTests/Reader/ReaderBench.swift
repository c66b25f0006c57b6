import IntervalCache
import RavenKit
import Synchronization

@testable import MeterAcquisition

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Waits for what the reader does, by its own calls, never by sleeping.
final class Bell: Sendable {
    private let state = Mutex<[String]>([])
    private let pipe = WakePipe()

    var logs: [String] { state.withLock { $0 } }

    func ring() { pipe.wake() }

    func log(_ line: String) {
        state.withLock { $0.append(line) }
        ring()
    }

    /// Whether `condition` came to hold within `seconds`; looks again at every ring.
    func wait(seconds: Int64 = 20, for condition: () -> Bool) -> Bool {
        let end = readClocks().monotonicMilliseconds + seconds * 1000
        while !condition() {
            let left = end - readClocks().monotonicMilliseconds
            guard left > 0 else { return false }
            _ = waitForEvents((pipe.readEnd, Int16(POLLIN)), (-1, 0), milliseconds: left)
            var drain = [UInt8](repeating: 0, count: 256)
            _ = read(pipe.readEnd, &drain, drain.count)
        }
        return true
    }
}

/// A reader on a real device with rings and short waits.
struct ReaderBench {
    let bell = Bell()
    let demand = IntervalRing<DemandSample>(capacity: 50_000, nominalIntervalSeconds: 4)
    let register = IntervalRing<RegisterSample>(capacity: 100, nominalIntervalSeconds: 60)
    let reader: MeterReader

    init(_ source: MeterSource, _ adjust: (inout AcquisitionTiming) -> Void = { _ in }) throws {
        var timing = AcquisitionTiming()
        timing.firstRetryMilliseconds = 5
        timing.longestRetryMilliseconds = 20
        timing.commandPauseMilliseconds = 1
        adjust(&timing)
        let bell = bell
        guard let demandWriter = demand.takeWriter(), let registerWriter = register.takeWriter()
        else { throw BenchError() }
        reader = MeterReader(
            AcquisitionConfiguration(source: source, timing: timing), demand: demandWriter,
            register: registerWriter, onSamples: { bell.ring() }, log: { bell.log($0) })
        reader.start()
    }

    /// All demands stored, in watts.
    var watts: [Int64] {
        var cursor = demand.cursor(over: .all)
        var page: [StoredSample<DemandSample>] = []
        var watts: [Int64] = []
        while cursor.read(into: &page, maximumCount: 4096) > 0 {
            watts += page.map { $0.sample.demandMilliwatts / 1000 }
        }
        return watts
    }

    func waitForLog(_ part: String) -> Bool {
        bell.wait { bell.logs.contains { $0.contains(part) } }
    }
}

struct BenchError: Error {}

/// The dongle's end of a line: a descriptor that is written and read with deadlines.
final class LineEnd {
    let descriptor: Int32
    private(set) var heard: [UInt8] = []

    init(descriptor: Int32) {
        self.descriptor = descriptor
        _ = makeNonBlocking(descriptor)
    }

    deinit { close(descriptor) }

    /// Sends all of it, or gives up after some seconds.
    func say(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count > 0 {
                rest = rest.dropFirst(count)
                continue
            }
            guard errno == EAGAIN,
                waitForEvents((descriptor, Int16(POLLOUT)), (-1, 0), milliseconds: 10_000).first
                    & Int16(POLLOUT) != 0
            else { return false }
        }
        return true
    }

    func say(_ fragments: RavenFragment...) -> Bool {
        var bytes: [UInt8] = []
        for fragment in fragments { fragment.encode(into: &bytes) }
        return say(bytes)
    }

    /// Reads until the text has been heard; false after some seconds without it.
    func hear(_ text: String) -> Bool {
        let wanted = Array(text.utf8)
        let end = readClocks().monotonicMilliseconds + 20_000
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            if heard.indices.contains(where: { heard[$0...].starts(with: wanted) }) { return true }
            let left = end - readClocks().monotonicMilliseconds
            guard left > 0 else { return false }
            _ = waitForEvents((descriptor, Int16(POLLIN)), (-1, 0), milliseconds: left)
            let count = read(descriptor, &buffer, buffer.count)
            if count > 0 { heard += buffer[..<count] }
            if count == 0 { return false }
        }
    }
}

/// A pseudo-terminal whose slave is the gateway's serial device; goes away when it is let go.
struct PseudoTerminal {
    let dongle: LineEnd
    let path: String
    // Held open, so that the dongle's end can be waited on before the gateway has opened its own.
    private let slave: LineEnd

    init() throws {
        var (master, other): (Int32, Int32) = (-1, -1)
        var name = [CChar](repeating: 0, count: 128)
        guard openpty(&master, &other, &name, nil, nil) == 0 else { throw BenchError() }
        path = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)
        dongle = LineEnd(descriptor: master)
        slave = LineEnd(descriptor: other)
    }
}

/// A folder of its own, removed at the end.
final class ScratchFolder {
    let path: String

    init() throws {
        var template = Array("/tmp/acquisition-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw BenchError() }
        path = String(decoding: template.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)
    }

    deinit {
        unlink(link)
        rmdir(path)
    }

    var link: String { path + "/dongle" }

    /// Makes `link` lead to `target`, in place of what it led to.
    func point(at target: String) -> Bool {
        unlink(link)
        return symlink(target, link) == 0
    }
}

/// A listening TCP socket on the loopback.
final class Listener {
    let descriptor: Int32
    private(set) var port: UInt16 = 0

    init() throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let descriptor = descriptor
        let status = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                bind(descriptor, generic, size) | getsockname(descriptor, generic, &size)
            }
        }
        guard status == 0 else { throw BenchError() }
        port = UInt16(bigEndian: address.sin_port)
    }

    deinit { close(descriptor) }

    func listen(backlog: Int32 = 8) -> Bool {
        #if canImport(Glibc)
            Glibc.listen(descriptor, backlog) == 0
        #else
            Musl.listen(descriptor, backlog) == 0
        #endif
    }

    /// The next connection; nil after some seconds without one.
    func accept() -> LineEnd? {
        guard waitForEvents((descriptor, Int16(POLLIN)), (-1, 0), milliseconds: 20_000).first != 0
        else { return nil }
        #if canImport(Glibc)
            let peer = Glibc.accept(descriptor, nil, nil)
        #else
            let peer = Musl.accept(descriptor, nil, nil)
        #endif
        return peer < 0 ? nil : LineEnd(descriptor: peer)
    }

    var source: MeterSource { .tcp(host: "127.0.0.1", port: port) }
}

/// A second number for an open descriptor.
func duplicate(_ descriptor: Int32) -> Int32 { dup(descriptor) }
