import Dispatch
import MeterAcquisition
import Testing

@testable import OpenSEGServer

@Suite("The wired gateway", .enabled(if: PasswordHash.backend != nil))
struct GatewayTests {
    /// A gateway on a free loopback port without TLS, with a dongle that is not there.
    private final class Running: @unchecked Sendable {
        let folder: TemporaryFolder
        let port: UInt16
        let wake: WakePipe
        // Taken over by the thread; looked at again only after it has ended.
        private let gateway: Gateway
        private let ended = DispatchSemaphore(value: 0)

        init() throws {
            folder = try TemporaryFolder()
            var users = UserFile()
            try users.add("owner", password: Array("first password".utf8))
            try users.save(to: folder.file("users"))
            var configuration = ServerConfiguration()
            configuration.plainHTTP = true
            configuration.users = .file(folder.file("users"))
            let listener = try Listener(.ipv4([127, 0, 0, 1], port: 0))
            port = try #require(listener.port)
            gateway = Gateway(
                configuration,
                acquisition: AcquisitionConfiguration(source: .serial(path: folder.file("none"))),
                material: .init(tls: nil, users: users), listeners: [listener],
                authority: Array("the authority".utf8), log: Log(.text, write: { _ in }))
            wake = gateway.wake
            let isStarted = DetachedThread.start { [self] in
                _ = gateway.run()
                ended.signal()
            }
            try #require(isStarted)
        }

        func stop() throws {
            wake.send(.stop)
            try #require(ended.wait(timeout: .now() + 20) == .success)
        }

        func get(_ path: String, password: String? = nil) throws -> LoopbackClient.Answer {
            let client = try LoopbackClient(port: port)
            if let password {
                let word = Base64.encode(Array("owner:\(password)".utf8))
                client.get(path, "Authorization: Basic \(word)", "Connection: close")
            } else {
                client.get(path, "Connection: close")
            }
            return try client.receiveAnswer()
        }
    }

    @Test("Reading and serving are wired: health, authority, display, refusals, a stale reading")
    func wired() throws {
        let running = try Running()
        let current = "/meter/electricity/interval_reading/csv"
        #expect(try running.get("/health").status == 200)
        let authority = try running.get("/ca.pem")
        #expect(authority.body == "the authority")
        #expect(authority.fields["content-type"] == "application/x-x509-ca-cert")
        #expect(try running.get(current).status == 401)
        #expect(try running.get("/").status == 401)
        #expect(try running.get(current, password: "wrong password").status == 401)
        #expect(try running.get("/", password: "first password").status == 200)
        #expect(try running.get(current, password: "first password").status == 503)
        let status = try running.get("/status", password: "first password").body
        #expect(status.contains(OpenSEGCommand.version))
        try running.stop()
    }

    @Test("SIGHUP: users are read again; a broken file keeps the old ones")
    func reload() throws {
        let running = try Running()
        let path = running.folder.file("users")
        var users = try UserFile.load(path)
        try users.add("owner", password: Array("second password".utf8), replacing: true)
        try users.save(to: path)
        running.wake.send(.reload)
        #expect(try running.get("/", password: "second password").status == 200)
        #expect(try running.get("/", password: "first password").status == 401)
        _ = try running.folder.write("broken\n", to: "users", mode: 0o600)
        running.wake.send(.reload)
        #expect(try running.get("/", password: "second password").status == 200)
        try running.stop()
    }
}
