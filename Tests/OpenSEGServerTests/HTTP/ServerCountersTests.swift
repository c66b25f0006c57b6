import OpenSEGAPI
import Testing

@testable import OpenSEGServer

@Suite struct ServerCountersTests {
    @Test func `Answers, connections, bytes and wrong passwords are counted`() throws {
        let counters = ServerCounters()
        let server = try LoopbackServer(
            verify: { _, password in password == Array("right".utf8) }, counters: counters
        ) { request, _ in .sentence(request.path == "/old" ? 503 : 200, request.path) }
        let client = try LoopbackClient(port: server.port)
        let right = "Authorization: Basic \(Base64.encode(Array("a:right".utf8)))"
        let wrong = "Authorization: Basic \(Base64.encode(Array("a:wrong".utf8)))"
        for (path, field, status) in [
            ("/one", right, 200), ("/old", right, 503), ("/one", wrong, 401), ("/one", "X: 1", 401),
        ] {
            client.get(path, field)
            #expect(try client.receiveAnswer().status == status)
        }
        client.send("nonsense\r\n")
        let rest = try client.receiveAll()
        #expect(rest.hasPrefix("HTTP/1.1 400 "))
        server.stop()
        let activity = counters.activity
        #expect(
            activity.answers
                == ServerActivity.Answers(successful: 1, redirected: 0, refused: 3, failed: 1))
        #expect(activity.acceptedConnections == 1)
        #expect(activity.refusedConnections == 0)
        #expect(activity.wrongCredentials == 1)
        #expect(activity.receivedBytes > 200)
        #expect(activity.sentBytes > 1_000)
    }

    @Test func `A client that is turned away is counted`() throws {
        let counters = ServerCounters()
        let server = try LoopbackServer(
            limits: HTTPLimits(connectionCount: 0), counters: counters
        ) { _, _ in .sentence(200, "") }
        #expect(try LoopbackClient(port: server.port).receiveAll() == "")
        server.stop()
        #expect(counters.activity.refusedConnections == 1)
        #expect(counters.activity.acceptedConnections == 0)
    }

    @Test(.enabled(if: TLSServer.isAvailable))
    func `Plain HTTP to the TLS port is a failed handshake`() throws {
        let counters = ServerCounters()
        let files = try TLSServerTests.Files()
        let server = try LoopbackServer(tls: files.server, counters: counters) { _, _ in
            .sentence(200, "")
        }
        let client = try LoopbackClient(port: server.port)
        client.get("/")
        #expect(try client.receiveAll().hasPrefix("HTTP/1.1 400 "))
        server.stop()
        #expect(counters.activity.failedHandshakes == 1)
    }
}
