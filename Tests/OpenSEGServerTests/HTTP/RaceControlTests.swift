import Foundation
import Testing

@testable import OpenSEGServer

/// A handler that shares a plain word with another thread: a data race, which ThreadSanitizer must
/// report. `scripts/check-threads` runs this and fails without the report: it shows that the sanitizer's
/// silence about the server's tests means something.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["OPENSEG_RACE_CONTROL"] == "1"))
struct RaceControlTests {
    private final class PlainCount: Sendable {
        // The planted fault: shared without atomic access.
        nonisolated(unsafe) let word = UnsafeMutablePointer<Int>.allocate(capacity: 1)

        init() { word.initialize(to: 0) }
        deinit { word.deallocate() }
    }

    @Test func `control: a plain word of a handler is reported by ThreadSanitizer`() throws {
        let count = PlainCount()
        let server = try LoopbackServer { _, _ in
            count.word.pointee += 1
            return .sentence(200, "")
        }
        let client = try LoopbackClient(port: server.port)
        for _ in 0..<100 {
            client.get("/")
            count.word.pointee += 1
            #expect(try client.receiveAnswer().status == 200)
        }
        server.stop()
        #expect(count.word.pointee > 0)
    }
}
