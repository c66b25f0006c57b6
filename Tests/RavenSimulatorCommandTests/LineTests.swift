import Foundation
import RavenSimulator
import Testing

@testable import RavenSimulatorCommand

@Suite struct LineTests {
    private static let start: Int64 = 1_772_388_000_000
    private static let question = "<Command><Name>get_meter_list</Name></Command>"

    private func line(
        _ endpoint: Line.Endpoint, scenario: String = "", settings: [String: String] = [:],
        recording: SimulatedDevice.Recording? = nil
    ) throws -> Line {
        var configuration = DongleConfiguration(startUnixMilliseconds: Self.start)
        for (name, value) in settings { try configuration.set(name, to: value) }
        configuration.scenario = try Scenario(scenario)
        var line = Line(
            device: SimulatedDevice(configuration, recording: recording), endpoint: endpoint,
            keepsUnread: recording != nil)
        try line.open()
        line.turn(atUnixMilliseconds: Self.start + 5000)
        return line
    }

    private func endsMeterList(_ heard: [UInt8]) -> Bool {
        String(decoding: heard, as: UTF8.self).hasSuffix("</MeterList>\r\n")
    }

    @Test func aPseudoTerminalSurvivesItsHostsComingAndGoing() throws {
        try TemporaryFolder.use { folder in
            let link = folder.path("raven")
            var line = try line(.pseudoTerminal(PseudoTerminal(link: link)))
            for _ in 0..<3 {
                let host = try #require(Host(opening: link))
                line.turn(atUnixMilliseconds: Self.start + 5000)
                host.write(Self.question)
                let heard = host.hear(
                    from: &line, atUnixMilliseconds: Self.start + 5000, until: endsMeterList)
                #expect(endsMeterList(heard))
                host.close()
                line.turn(atUnixMilliseconds: Self.start + 5000)
                #expect(line.needsLooking)
            }
            line.remove()
        }
    }

    @Test(arguments: [("127.0.0.1:0", false), ("[::1]:0", true)])
    func aTCPPortServesOneClientAfterAnother(place: String, isIPv6: Bool) throws {
        var line = try line(.tcp(try #require(TCPPort(place))))
        let port = try #require(UInt16(line.place.split(separator: ":").last ?? ""))
        for _ in 0..<3 {
            let host = try #require(Host(port: port, isIPv6: isIPv6))
            host.write(Self.question)
            let heard = host.hear(
                from: &line, atUnixMilliseconds: Self.start + 5000, until: endsMeterList)
            #expect(endsMeterList(heard))
            host.close()
            line.turn(atUnixMilliseconds: Self.start + 5000)
        }
        line.remove()
    }

    @Test func aVanishedDeviceTakesItsLinkAlongAndBringsItBack() throws {
        try TemporaryFolder.use { folder in
            let link = folder.path("raven")
            var line = try line(
                .pseudoTerminal(PseudoTerminal(link: link)), scenario: "at 10s vanish for 5s")
            let host = try #require(Host(opening: link))
            line.turn(atUnixMilliseconds: Self.start + 9000)
            _ = host.read()
            line.turn(atUnixMilliseconds: Self.start + 10_000)
            #expect(!line.isOpen && access(link, F_OK) != 0)
            #expect(host.read() == nil)
            host.close()
            line.turn(atUnixMilliseconds: Self.start + 15_000)
            #expect(line.isOpen)
            let again = try #require(Host(opening: link))
            line.turn(atUnixMilliseconds: Self.start + 16_000)
            again.write(Self.question)
            let heard = again.hear(
                from: &line, atUnixMilliseconds: Self.start + 16_000, until: endsMeterList)
            #expect(endsMeterList(heard))
            again.close()
            line.remove()
        }
    }

    @Test func aVanishedDeviceClosesItsPortAndOpensTheSameAgain() throws {
        var line = try line(
            .tcp(try #require(TCPPort("127.0.0.1:0"))), scenario: "at 10s vanish for 5s")
        let port = try #require(UInt16(line.place.split(separator: ":").last ?? ""))
        let host = try #require(Host(port: port))
        line.turn(atUnixMilliseconds: Self.start + 9000)
        line.turn(atUnixMilliseconds: Self.start + 10_000)
        #expect(Host(port: port) == nil)
        line.turn(atUnixMilliseconds: Self.start + 15_000)
        let again = try #require(Host(port: port))
        host.close()
        again.close()
        line.remove()
    }

    @Test func aStuckWriterLeavesTheBytesInTheLine() throws {
        try TemporaryFolder.use { folder in
            let link = folder.path("raven")
            var line = try line(
                .pseudoTerminal(PseudoTerminal(link: link)), scenario: "at 6s stuck-writer for 60s")
            let host = try #require(Host(opening: link))
            line.turn(atUnixMilliseconds: Self.start + 7000)
            // The kernel holds some bytes, and never more than that however often it is tried.
            let commands = [UInt8](repeating: 0x20, count: 1 << 20)
            var taken = 0
            for _ in 0..<200 {
                taken += SystemCalls.write(commands, from: 0, to: host.descriptor) ?? 0
                line.turn(atUnixMilliseconds: Self.start + 8000)
            }
            #expect((1..<200_000).contains(taken))
            host.close()
            line.remove()
        }
    }

    @Test(arguments: [100, 4096, 100_000])
    func aRecordingArrivesWholeAtASlowHost(pieceByteCount: Int) throws {
        try TemporaryFolder.use { folder in
            let link = folder.path("raven")
            let capture = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 * 7 + $0 / 256) }
            var line = try line(
                .pseudoTerminal(PseudoTerminal(link: link)), recording: .init(bytes: capture))
            var host = try #require(Host(opening: link))
            line.turn(atUnixMilliseconds: Self.start + 6000)
            var heard: [UInt8] = []
            while heard.count < capture.count / 2 {
                let wanted = heard.count + pieceByteCount
                let before = heard.count
                heard += host.hear(from: &line, atUnixMilliseconds: Self.start + 7000) {
                    before + $0.count >= min(wanted, capture.count)
                }
                try #require(heard.count > before)
            }
            // What the kernel still holds is for the next host.
            host.close()
            line.turn(atUnixMilliseconds: Self.start + 7000)
            host = try #require(Host(opening: link))
            line.turn(atUnixMilliseconds: Self.start + 8000)
            let before = heard.count
            heard += host.hear(from: &line, atUnixMilliseconds: Self.start + 9000) {
                before + $0.count >= capture.count
            }
            #expect(heard == capture)
            host.close()
            line.remove()
        }
    }

    @Test func aLongHistoryArrivesWholeOverAFastLine() throws {
        var line = try line(
            .tcp(try #require(TCPPort("127.0.0.1:0"))),
            settings: ["prefill": "6h", "demand-interval": "4"])
        let port = try #require(UInt16(line.place.split(separator: ":").last ?? ""))
        let host = try #require(Host(port: port))
        host.write("<Command><Name>initialize</Name></Command>" + Self.question)
        // 5,400 demands at about 400 bytes, then an answer that has to wait for their end.
        host.write("<Command><Name>get_time</Name></Command>")
        let heard = host.hear(from: &line, atUnixMilliseconds: Self.start + 5000) {
            String(decoding: $0.suffix(300), as: UTF8.self).contains("</TimeCluster>")
        }
        let text = String(decoding: heard, as: UTF8.self)
        #expect(text.split(separator: "</InstantaneousDemand>").count - 1 == 5401)
        host.close()
        line.remove()
    }

    @Test func whatIsWaitedForFollowsTheState() throws {
        try TemporaryFolder.use { folder in
            let link = folder.path("raven")
            var line = try line(.pseudoTerminal(PseudoTerminal(link: link)))
            #expect(line.pollEntries.isEmpty && line.needsLooking)
            let host = try #require(Host(opening: link))
            line.turn(atUnixMilliseconds: Self.start + 5000)
            #expect(line.pollEntries.map(\.events) == [Int16(POLLIN)] && !line.needsLooking)
            host.close()
            line.remove()
        }
    }
}
