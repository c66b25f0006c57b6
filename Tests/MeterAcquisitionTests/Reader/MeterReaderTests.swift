import IntervalCache
import RavenKit
import Testing

@testable import MeterAcquisition

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The reader on real descriptors.
@Suite(.timeLimit(.minutes(2)))
struct MeterReaderTests {
    private static let time: Int64 = 1_722_261_400

    private func demand(_ watts: Int64) -> RavenFragment {
        ScriptedSession.demand(watts, at: Self.time + 4 * watts)
    }

    private func bytes(_ fragment: RavenFragment) -> [UInt8] {
        var bytes: [UInt8] = []
        fragment.encode(into: &bytes)
        return bytes
    }

    @Test func `a pseudo-terminal is opened raw, greeted, and half stanzas become whole`() throws {
        let line = try PseudoTerminal()
        let bench = try ReaderBench(.serial(path: line.path))
        #expect(line.dongle.hear("<Name>initialize</Name>"))
        #expect(line.dongle.hear("<Name>get_meter_list</Name>"))
        let stanza = bytes(demand(1))
        #expect(line.dongle.say(Array(stanza.suffix(100))))
        #expect(line.dongle.say(Array(stanza.prefix(100))))
        #expect(line.dongle.say(Array(stanza.dropFirst(100))))
        #expect(bench.bell.wait { bench.watts == [1] })
        // The dongle's own words must not come back to it as commands.
        #expect(line.dongle.hear("<Name>set_schedule</Name>"))
        #expect(
            !String(decoding: line.dongle.heard, as: UTF8.self).contains("InstantaneousDemand>"))
        #expect(bench.reader.snapshot.presence == .reading)
        #expect(bench.reader.auditText.contains("<Name>initialize</Name>"))
        bench.reader.stop()
        #expect(bench.reader.snapshot.presence == .stopped)
    }

    @Test func `a dongle that is unplugged and comes back under another number is read on`() throws
    {
        let folder = try ScratchFolder()
        var line: PseudoTerminal? = try PseudoTerminal()
        #expect(folder.point(at: try #require(line?.path)))
        let bench = try ReaderBench(.serial(path: folder.link))
        #expect(line?.dongle.say(demand(1)) == true)
        #expect(bench.bell.wait { bench.watts == [1] })
        line = nil
        #expect(bench.waitForLog("has gone away"))
        let other = try PseudoTerminal()
        #expect(folder.point(at: other.path))
        #expect(other.dongle.hear("<Name>initialize</Name>"))
        #expect(other.dongle.say(demand(2)))
        #expect(bench.bell.wait { bench.watts == [1, 2] })
        #expect(bench.reader.snapshot.reconnectCount == 1)
        bench.reader.stop()
    }

    @Test func `a path that appears late is found`() throws {
        let folder = try ScratchFolder()
        let bench = try ReaderBench(.serial(path: folder.link))
        #expect(bench.waitForLog("There is no device at"))
        let line = try PseudoTerminal()
        #expect(folder.point(at: line.path))
        #expect(line.dongle.hear("<Name>initialize</Name>"))
        #expect(line.dongle.say(demand(7)))
        #expect(bench.bell.wait { bench.watts == [7] })
        #expect(bench.bell.logs.count { $0.contains("There is no device at") } == 1)
        bench.reader.stop()
    }

    @Test func `a path that leads elsewhere now is noticed`() throws {
        let folder = try ScratchFolder()
        let (one, two) = (try PseudoTerminal(), try PseudoTerminal())
        #expect(folder.point(at: one.path))
        let device = try DeviceOpening.openSerial(path: folder.link).get()
        #expect(!device.isReplaced(at: folder.link))
        #expect(folder.point(at: two.path))
        #expect(device.isReplaced(at: folder.link))
        unlink(folder.link)
        #expect(device.isReplaced(at: folder.link))
        device.discard()
    }

    @Test func `a line that takes nothing is given up, and holds up neither reading nor stopping`()
        throws
    {
        let line = try PseudoTerminal()
        // Output of the slave is stopped, as by a device that does not read.
        let slave = open(line.path, O_RDWR | O_NOCTTY)
        #expect(slave >= 0 && tcflow(slave, TCOOFF) == 0)
        defer { close(slave) }
        let bench = try ReaderBench(.serial(path: line.path)) { $0.writeMilliseconds = 100 }
        #expect(bench.waitForLog("takes no commands"))
        #expect(line.dongle.say(demand(3)))
        #expect(bench.bell.wait { bench.watts == [3] })
        bench.reader.stop()
        #expect(bench.reader.snapshot.presence == .stopped)
        #expect(bench.reader.snapshot.bytesSent == 0)
    }

    @Test func `what is no serial device is called that`() throws {
        for path in ["/dev/null", "/etc/passwd", "/tmp/"] {
            let bench = try ReaderBench(.serial(path: path))
            #expect(bench.bell.wait { !bench.bell.logs.isEmpty })
            #expect(bench.bell.logs.first?.contains("not a") == true)
            bench.reader.stop()
        }
    }

    @Test func `two gateways do not share one port`() throws {
        let line = try PseudoTerminal()
        let first = try ReaderBench(.serial(path: line.path))
        #expect(line.dongle.hear("<Name>initialize</Name>"))
        let second = try ReaderBench(.serial(path: line.path))
        #expect(second.waitForLog("in use by another program"))
        first.reader.stop()
        #expect(line.dongle.say(demand(4)))
        #expect(second.bell.wait { second.watts == [4] })
        second.reader.stop()
    }

    @Test func `TCP: half stanzas, a peer that closes, and a new connection`() throws {
        let listener = try Listener()
        #expect(listener.listen())
        let bench = try ReaderBench(listener.source)
        var peer = try #require(listener.accept())
        #expect(peer.hear("<Name>initialize</Name>"))
        let stanza = bytes(demand(5))
        #expect(peer.say(Array(stanza.prefix(77))))
        #expect(peer.say(Array(stanza.dropFirst(77))))
        #expect(bench.bell.wait { bench.watts == [5] })
        #expect(peer.say(Array(stanza.prefix(200))))
        peer = try #require(
            { () -> LineEnd? in
                // Closed by letting go of the old one.
                peer = LineEnd(descriptor: dup(peer.descriptor))
                shutdown(peer.descriptor, Int32(SHUT_RDWR))
                return listener.accept()
            }())
        #expect(peer.hear("<Name>initialize</Name>"))
        #expect(peer.say(demand(6)))
        #expect(bench.bell.wait { bench.watts == [5, 6] })
        #expect(bench.bell.logs.contains { $0.contains("has closed the connection") })
        #expect(bench.reader.snapshot.truncatedFaultCount == 1)
        bench.reader.stop()
    }

    @Test func `TCP: a server that starts late is found`() throws {
        let listener = try Listener()
        let bench = try ReaderBench(listener.source)
        #expect(bench.waitForLog("refuses the connection"))
        #expect(listener.listen())
        let peer = try #require(listener.accept())
        #expect(peer.say(demand(8)))
        #expect(bench.bell.wait { bench.watts == [8] })
        bench.reader.stop()
    }

    @Test func `TCP: a server that never accepts costs the connect deadline and no more`() throws {
        let listener = try Listener()
        #expect(listener.listen(backlog: 0))
        // Fills the queue of connections that nobody accepts; further ones hang.
        let fillers = (0..<4).map { _ in
            TCPConnecting.connect(host: "127.0.0.1", port: listener.port, milliseconds: 50)
        }
        defer { for case .success(let device) in fillers { device.discard() } }
        let bench = try ReaderBench(listener.source) { $0.connectMilliseconds = 50 }
        #expect(bench.waitForLog("can not be reached"))
        bench.reader.stop()
    }

    @Test func `TCP: thousands of readings at once are all stored`() throws {
        let listener = try Listener()
        #expect(listener.listen())
        let bench = try ReaderBench(listener.source)
        let peer = try #require(listener.accept())
        var stream: [UInt8] = []
        for watts in 0..<5_000 as Range<Int64> { demand(watts).encode(into: &stream) }
        #expect(peer.say(stream))
        #expect(bench.bell.wait { bench.demand.counters.stored == 5_000 })
        #expect(bench.watts == Array(0..<5_000))
        bench.reader.stop()
    }

    @Test func `a name without an address is called that`() throws {
        let bench = try ReaderBench(.tcp(host: "no-such-host.invalid", port: 1))
        #expect(bench.waitForLog("no address is known"))
        bench.reader.stop()
    }

    @Test func `descriptors and threads are given back`() throws {
        func openDescriptors() -> Int {
            (0..<512 as Range<Int32>).count { fcntl($0, F_GETFD) >= 0 }
        }
        let folder = try ScratchFolder()
        let before = openDescriptors()
        for watts in 0..<20 as Range<Int64> {
            let line = try PseudoTerminal()
            #expect(folder.point(at: line.path))
            let bench = try ReaderBench(.serial(path: folder.link))
            #expect(line.dongle.say(demand(watts)))
            #expect(bench.bell.wait { bench.watts == [watts] })
            bench.reader.stop()
        }
        // Other tests run beside this one and hold some descriptors of their own.
        #expect(openDescriptors() - before < 60)
    }
}
