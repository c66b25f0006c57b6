import Foundation
import RavenSimulator
import Testing

@testable import RavenSimulatorCommand

@Suite struct EventLoopTests {
    /// The loop is asked to stop before it starts, so that it opens everything, looks once and
    /// ends.
    private func runOnce(_ endpoints: [Line.Endpoint]) throws {
        let configuration = DongleConfiguration(startUnixMilliseconds: 1_772_388_000_000)
        var ends: [Int32] = [-1, -1]
        #expect(pipe(&ends) == 0)
        defer { ends.forEach { close($0) } }
        _ = SystemCalls.write([1], from: 0, to: ends[1])
        var loop = EventLoop(
            lines: endpoints.map {
                Line(device: SimulatedDevice(configuration), endpoint: $0, keepsUnread: false)
            },
            clock: SimulatedClock(startUnixMilliseconds: 1_772_388_000_000, speed: 1),
            stopDescriptor: ends[0])
        try loop.run()
    }

    @Test func aStopTakesEveryLineAway() throws {
        try TemporaryFolder.use { folder in
            let links = [folder.path("a"), folder.path("b")]
            try runOnce(links.map { .pseudoTerminal(PseudoTerminal(link: $0)) })
            for link in links { #expect(access(link, F_OK) != 0) }
        }
    }

    @Test func aLineThatCanNotBeOpenedTakesTheOthersAway() throws {
        try TemporaryFolder.use { folder in
            let link = folder.path("a")
            #expect(throws: CommandError.self) {
                try runOnce([
                    .pseudoTerminal(PseudoTerminal(link: link)),
                    .pseudoTerminal(PseudoTerminal(link: "/nowhere/b")),
                ])
            }
            #expect(access(link, F_OK) != 0)
        }
    }
}
