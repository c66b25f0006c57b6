import OpenSEGAPI
import Synchronization
import Testing

@testable import OpenSEGServer

@Suite struct CredentialGateTests {
    /// Knows one user, and counts how often it was asked.
    private final class Users: Sendable {
        let asked = Mutex(0)
        func verify(_ user: [UInt8], _ password: [UInt8]) -> Bool {
            asked.withLock { $0 += 1 }
            return user == Array("anna".utf8) && password == Array("s:e".utf8)
        }
    }

    private static let right = "Authorization: basic " + Base64.encode(Array("anna:s:e".utf8))
    private static let wrong = "Authorization: Basic " + Base64.encode(Array("anna:x".utf8))

    private func server(
        _ users: Users, reload: @escaping @Sendable () -> HTTPServer.Replacement? = { nil }
    ) throws -> LoopbackServer {
        try LoopbackServer(verify: { users.verify($0, $1) }, reload: reload) { request, _ in
            .sentence(200, request.path)
        }
    }

    @Test func `Without credentials 401 with a challenge; health needs none`() throws {
        let server = try server(Users())
        let client = try LoopbackClient(port: server.port)
        client.get("/")
        let answer = try client.receiveAnswer()
        #expect(answer.status == 401)
        #expect(answer.fields["www-authenticate"]?.hasPrefix("Basic realm=\"OpenSEG\"") == true)
        client.get("/health")
        #expect(try client.receiveAnswer().status == 200)
        for path in ["/health/x", "//health", "/%68ealth", "/health/../status", "/HEALTH"] {
            client.get(path)
            #expect(try client.receiveAnswer().status == 401, "\(path)")
        }
    }

    @Test func `Right credentials are checked once and remembered; none of them count`() throws {
        let users = Users()
        let server = try server(users)
        let client = try LoopbackClient(port: server.port)
        for _ in 0..<30 {
            client.get("/", Self.right)
            #expect(try client.receiveAnswer().status == 200)
        }
        #expect(users.asked.withLock { $0 } == 1)
    }

    @Test func `Ten wrong passwords block further ones, but not those that are remembered`() throws
    {
        let users = Users()
        let server = try server(users)
        let client = try LoopbackClient(port: server.port)
        client.get("/", Self.right)
        #expect(try client.receiveAnswer().status == 200)
        for _ in 0..<10 {
            client.get("/", Self.wrong)
            #expect(try client.receiveAnswer().status == 401)
        }
        client.get("/", Self.wrong)
        let blocked = try client.receiveAnswer()
        #expect(blocked.status == 429)
        let wait = try #require(blocked.fields["retry-after"].flatMap { Int($0) })
        #expect((1...60).contains(wait))
        client.get("/", Self.right)
        #expect(try client.receiveAnswer().status == 200)
        #expect(users.asked.withLock { $0 } == 11, "the eleventh wrong one was not even checked")
    }

    @Test func `Repeated right words let no similar ones pass on their connection`() throws {
        let server = try server(Users())
        let client = try LoopbackClient(port: server.port)
        let shorter = String(Self.right.dropLast(4))
        for words in [Self.wrong, shorter, Self.right + "YQ==", Self.right.uppercased(), ""] {
            for _ in 0..<3 {
                client.get("/", Self.right)
                #expect(try client.receiveAnswer().status == 200)
            }
            client.get("/", words.isEmpty ? "X: y" : words)
            #expect(try client.receiveAnswer().status == 401, "\(words)")
        }
    }

    @Test func `Malformed credentials are 401 and reach no check`() throws {
        let users = Users()
        let server = try server(users)
        let client = try LoopbackClient(port: server.port)
        for value in [
            "Bearer abc", "Basic", "Basic ", "Basic a", "Basic !!!!", "Basic YW5uYQ==", "",
        ] {
            client.get("/", "Authorization: \(value)")
            #expect(try client.receiveAnswer().status == 401, "\(value)")
        }
        #expect(users.asked.withLock { $0 } == 0)
    }

    @Test func `The loop serves others while a password is being checked`() throws {
        let release = WakePipe()
        let server = try LoopbackServer(verify: { _, _ in
            var byte: UInt8 = 0
            while systemRead(release.readDescriptor, &byte) != 1 {}
            return true
        }) { request, _ in .sentence(200, request.path) }
        let slow = try LoopbackClient(port: server.port)
        slow.get("/slow", Self.right)
        let same = try LoopbackClient(port: server.port)
        same.get("/same", Self.right)
        let other = try LoopbackClient(port: server.port)
        other.get("/health")
        #expect(try other.receiveAnswer().status == 200)
        release.send(.look)
        #expect(try slow.receiveAnswer().body == "/slow\n")
        #expect(try same.receiveAnswer().body == "/same\n", "one check answers both")
    }

    @Test func `A reload forgets what was remembered and asks the new users`() throws {
        let reloaded = WakePipe()
        let server = try server(Users()) {
            reloaded.send(.look)
            return HTTPServer.Replacement(verify: { _, _ in false })
        }
        let client = try LoopbackClient(port: server.port)
        // Checked, then remembered by the gate, then by the connection.
        for _ in 0..<3 {
            client.get("/", Self.right)
            #expect(try client.receiveAnswer().status == 200)
        }
        server.wake.send(.reload)
        var byte: UInt8 = 0
        #expect(systemRead(reloaded.readDescriptor, &byte) == 1)
        client.get("/", Self.right)
        #expect(try client.receiveAnswer().status == 401)
    }
}
