import IntervalCache
import Terminal

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// `cpu-load-log COUNT`: logs the processors' load once a second until COUNT samples are there.
///
/// The ring alone, in a program that has nothing to do with meters: one thread measures and writes,
/// the main thread reads. Neither waits for the other; a reader that sleeps for an hour costs the
/// writer nothing and finds afterwards exactly what it missed.
@main
struct CPULoadLog {
    static func main() {
        guard let text = CommandLine.arguments.dropFirst().first, let count = UInt64(text),
            count > 0
        else { Terminal.fail("usage: cpu-load-log COUNT") }
        let ring = IntervalRing<LoadSample>(capacity: 86_400, nominalIntervalSeconds: 1)
        // The ring has no bell of its own; a pipe is one that poll(2) understands.
        var bell: [Int32] = [0, 0]
        guard let writer = ring.takeWriter(), pipe(&bell) == 0 else {
            Terminal.fail("can not make a pipe", status: 71)
        }
        LoadLogger(writer, bell: bell[1], sampleCount: count).start()

        var told: UInt64 = 0
        var samples: [StoredSample<LoadSample>] = []
        var rung: [UInt8] = []
        while told < count, Terminal.readPiece(bell[0], into: &rung) {
            // Everything after the last number told, however often the bell rang meanwhile.
            var cursor = ring.cursor(over: .since(sequence: told))
            while cursor.read(into: &samples, maximumCount: 256) > 0 {
                for stored in samples {
                    let load = stored.sample.loadPermille
                    print("\(stored.sequence) \(stored.sample.timeUnixSeconds) \(load) permille")
                }
                told = samples.last?.sequence ?? told
            }
            Terminal.flush()
        }
        let report = ring.report(over: .all)
        print("\(report.presentCount) of \(report.expectedCount) samples, \(report.gapCount) gaps")
        Terminal.flush()
    }
}

/// Measures and appends; belongs to its thread once it has been started.
private final class LoadLogger {
    private var writer: IntervalRingWriter<LoadSample>
    private let bell: Int32
    private let sampleCount: UInt64

    init(_ writer: consuming IntervalRingWriter<LoadSample>, bell: Int32, sampleCount: UInt64) {
        self.writer = writer
        self.bell = bell
        self.sampleCount = sampleCount
    }

    /// Hands the logger over to a thread of its own.
    func start() {
        var thread = pthread_t()
        let status = pthread_create(
            &thread, nil,
            { argument in
                guard let argument else { return nil }
                Unmanaged<LoadLogger>.fromOpaque(argument).takeRetainedValue().run()
                return nil
            }, Unmanaged.passRetained(self).toOpaque())
        guard status == 0 else { Terminal.fail("can not start a thread", status: 71) }
    }

    private func run() {
        var stored: UInt64 = 0
        var before = ProcessorTimes()
        while stored < sampleCount {
            sleep(1)
            let now = ProcessorTimes()
            let busy = now.busyPermille(since: before)
            before = now
            guard
                let sample = try? LoadSample(
                    timeUnixSeconds: Int64(time(nil)), loadPermille: busy),
                // The same second and value twice is a duplicate: counted, not stored.
                case .stored = writer.append(sample)
            else { continue }
            stored += 1
            _ = Terminal.writeAll([1], to: bell)
        }
    }
}

/// The first line of /proc/stat: time by what the processors did with it.
private struct ProcessorTimes {
    private let ticks: [UInt64]

    init() {
        let line = Terminal.contents(of: "/proc/stat").prefix { $0 != UInt8(ascii: "\n") }
        ticks = String(decoding: line, as: UTF8.self).split(separator: " ").compactMap {
            UInt64($0)
        }
        guard ticks.count >= 5 else { Terminal.fail("/proc/stat is not Linux's", status: 65) }
    }

    func busyPermille(since before: ProcessorTimes) -> UInt32 {
        let all = ticks.reduce(0, &+) &- before.ticks.reduce(0, &+)
        // The fourth and fifth number are idle, and idle while waiting for a disk.
        let idle = (ticks[3] &+ ticks[4]) &- (before.ticks[3] &+ before.ticks[4])
        return all == 0 || idle > all ? 0 : UInt32((all - idle) * 1000 / all)
    }
}
