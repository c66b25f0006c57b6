import Glibc
import OpenSEGAPI
import Synchronization

@testable import OpenSEGServer

/// A server on a free loopback port, in a thread of its own; stopped and waited for by `stop()`.
final class LoopbackServer: Sendable {
    let port: UInt16
    let wake: WakePipe
    let log = Mutex<[String]>([])
    private let thread: Mutex<pthread_t?>

    /// What the thread takes over. The test lets go of it when the thread starts.
    private final class Cargo: @unchecked Sendable {
        let server: HTTPServer
        let afterFirstClient: @Sendable () -> Void
        init(_ server: HTTPServer, _ afterFirstClient: @escaping @Sendable () -> Void) {
            self.server = server
            self.afterFirstClient = afterFirstClient
        }
    }

    init(
        _ address: ListenAddress = .ipv4([127, 0, 0, 1], port: 0), tls: TLSServer? = nil,
        verify: VerificationJob.Verify? = nil, limits: HTTPLimits = HTTPLimits(),
        names: [String] = [], crossOrigin: CrossOriginPolicy = CrossOriginPolicy(),
        counters: ServerCounters = ServerCounters(),
        reload: @escaping @Sendable () -> HTTPServer.Replacement? = { nil },
        afterFirstClient: @escaping @Sendable () -> Void = {},
        handler: @escaping @Sendable (APIRequest, Int64) -> APIResponse
    ) throws {
        let listener = try Listener(address)
        port = listener.port ?? 0
        let server = HTTPServer(
            listeners: [listener], tls: tls, verify: verify,
            hostPolicy: HostPolicy(configured: names, machine: "gateway"),
            crossOrigin: crossOrigin, limits: limits, counters: counters,
            reload: reload, handler: handler)
        wake = server.wake
        var thread = pthread_t()
        let cargo = Unmanaged.passRetained(Cargo(server, afterFirstClient)).toOpaque()
        pthread_create(
            &thread, nil,
            { raw in
                guard let raw else { return nil }
                let cargo = Unmanaged<Cargo>.fromOpaque(raw).takeRetainedValue()
                cargo.server.run(afterFirstClient: cargo.afterFirstClient)
                return nil
            }, cargo)
        self.thread = Mutex(thread)
    }

    deinit { stop() }

    /// Returns when the server's thread has ended.
    func stop() {
        thread.withLock { thread in
            guard let running = thread else { return }
            wake.send(.stop)
            pthread_join(running, nil)
            thread = nil
        }
    }
}
