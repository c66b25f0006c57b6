import Foundation
import Testing

@testable import RavenSimulatorCommand

@Suite struct StopSignalTests {
    @Test func aSignalMakesTheDescriptorReadable() throws {
        let descriptor = try StopSignal.install()
        defer {
            for number in [SIGINT, SIGTERM, SIGHUP] { signal(number, SIG_DFL) }
        }
        // To the process: the threads that run tests may block signals.
        #expect(kill(getpid(), SIGTERM) == 0)
        var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        #expect(poll(&entry, 1, 10_000) == 1)
    }
}
