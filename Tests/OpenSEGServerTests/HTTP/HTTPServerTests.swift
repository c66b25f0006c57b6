import Glibc
import OpenSEGAPI
import Synchronization
import TestSupport
import Testing

@testable import OpenSEGServer

@Suite struct HTTPServerTests {
    /// Pieces of ten bytes, as many as asked for.
    private final class Pieces: APIBodyStream {
        private var left: Int
        private let breaks: Bool
        init(_ count: Int, breaks: Bool = false) {
            left = count
            self.breaks = breaks
        }
        func writeNextPiece(into output: inout [UInt8]) -> APIBodyProgress {
            if left == 0 { return breaks ? .aborted(reason: "overtaken") : .finished }
            left -= 1
            output += Array("0123456789".utf8)
            return .more
        }
    }

    /// One event, then silence.
    private final class OneEvent: EventFeed {
        private var isSent = false
        func writeNewEvents(into output: inout [UInt8], nowUnixSeconds: Int64) -> Bool {
            if !isSent { output += Array("data: 1\n\n".utf8) }
            isSent = true
            return true
        }
    }

    /// Answers when the server says that it must.
    private final class Never: PendingAnswer {
        func answer(nowUnixSeconds: Int64, isFinal: Bool) -> APIResponse? {
            isFinal ? .sentence(204, "") : nil
        }
    }

    @Sendable private static func handler(_ request: APIRequest, _: Int64) -> APIResponse {
        switch request.path {
        case "/pieces":
            APIResponse(status: 200, contentType: "text/csv", body: .stream(Pieces(10_000)))
        case "/breaks":
            APIResponse(status: 200, body: .stream(Pieces(3, breaks: true)))
        case "/large":
            APIResponse(status: 200, body: .bytes([UInt8](repeating: 65, count: 1 << 23)))
        case "/events":
            APIResponse(status: 200, contentType: "text/event-stream", body: .events(OneEvent()))
        case "/pending": APIResponse(status: 200, body: .pending(Never()))
        case "/forged":
            APIResponse(status: 200, headers: [(name: "X", value: "a\r\nY: b")], body: .none)
        default: .sentence(200, request.path)
        }
    }

    private func server(_ limits: HTTPLimits = HTTPLimits()) throws -> LoopbackServer {
        try LoopbackServer(limits: limits, handler: Self.handler)
    }

    @Test func `An answer has the headers that every answer has`() throws {
        let server = try server()
        let client = try LoopbackClient(port: server.port)
        client.get("/hello")
        let answer = try client.receiveAnswer()
        #expect(answer.status == 200)
        #expect(answer.body == "/hello\n")
        #expect(answer.fields["x-content-type-options"] == "nosniff")
        #expect(answer.fields["content-security-policy"]?.contains("default-src 'none'") == true)
        #expect(answer.fields["cache-control"] == "no-store")
        #expect(answer.fields["date"]?.hasSuffix(" GMT") == true)
        #expect(answer.fields["connection"] == nil)
    }

    @Test func `Pipelined requests are answered in order on one connection`() throws {
        let server = try server()
        let client = try LoopbackClient(port: server.port)
        client.send(
            (1...40).map { "GET /\($0) HTTP/1.1\r\nHost: localhost\r\n\r\n" }.joined())
        for number in 1...40 { #expect(try client.receiveAnswer().body == "/\(number)\n") }
    }

    @Test func `A request in single bytes is answered`() throws {
        let server = try server()
        let client = try LoopbackClient(port: server.port)
        for byte in "GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n" { client.send(String(byte)) }
        #expect(try client.receiveAnswer().body == "/slow\n")
    }

    @Test func `Requests that repeat and that vary are each answered for themselves`() throws {
        var random = SeededGenerator(seed: 42)
        let server = try LoopbackServer { request, _ in
            .sentence(200, request.path + " " + (request.query ?? "-"))
        }
        let client = try LoopbackClient(port: server.port)
        // The first three are beginnings of each other but for their ends; the last is too long to be
        // kept.
        let targets = ["/a", "/a?x", "/a?xy", "/b", "/" + String(repeating: "c", count: 1500)]
        var heads: [(text: String, body: String)] = []
        for target in targets {
            let parts = target.split(separator: "?")
            let body = parts[0] + " " + (parts.count == 2 ? parts[1] : "-") + "\n"
            for field in ["", "Accept: */*\r\n"] {
                let text = "GET \(target) HTTP/1.1\r\nHost: localhost\r\n\(field)\r\n"
                heads.append((text, String(body)))
            }
        }
        var index = 0
        for _ in 0..<60 {
            var asked: [String] = []
            var text = ""
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                if Bool.random(using: &random) {
                    index = Int.random(in: 0..<heads.count, using: &random)
                }
                asked.append(heads[index].body)
                text += heads[index].text
            }
            var rest = text[...]
            while !rest.isEmpty {
                let piece = rest.prefix(Int.random(in: 1...200, using: &random))
                client.send(String(piece))
                rest = rest.dropFirst(piece.count)
            }
            for body in asked { #expect(try client.receiveAnswer().body == body) }
        }
    }

    @Test func `A stream goes out in chunks and the connection stays`() throws {
        let server = try server()
        let client = try LoopbackClient(port: server.port)
        client.get("/pieces")
        client.get("/after", "Connection: close")
        let all = try client.receiveAll()
        let parts = all.split(separator: "\r\n0\r\n\r\n", maxSplits: 1)
        try #require(parts.count == 2)
        #expect(parts[0].contains("\r\nTransfer-Encoding: chunked\r\n"))
        #expect(parts[0].components(of: "0123456789") == 10_000)
        #expect(parts[1].hasPrefix("HTTP/1.1 200 OK\r\n"))
        #expect(parts[1].contains("\r\nConnection: close\r\n"))
        #expect(parts[1].hasSuffix("/after\n"))
    }

    @Test func `HTTP/1.0 clients get streams without chunks, ended by the connection`() throws {
        let server = try server()
        let client = try LoopbackClient(port: server.port)
        client.send("GET /pieces HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
        let all = try client.receiveAll()
        #expect(!all.contains("chunked"))
        #expect(all.contains("Connection: close\r\n"))
        let body = try #require(all.firstRange(of: "\r\n\r\n"))
        #expect(all[body.upperBound...].utf8.count == 100_000)
    }

    @Test func `A stream that can not be completed is broken off without its last chunk`() throws {
        let server = try server()
        let client = try LoopbackClient(port: server.port)
        client.get("/breaks")
        #expect(try !client.receiveAll().contains("\r\n0\r\n\r\n"))
    }

    @Test func `HEAD gets the head of the same answer and no body`() throws {
        let server = try server()
        let client = try LoopbackClient(port: server.port)
        client.send("HEAD /hello HTTP/1.1\r\nHost: localhost\r\n\r\n")
        client.send("HEAD /pieces HTTP/1.1\r\nHost: localhost\r\n\r\n")
        client.send("HEAD /last HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        let all = try client.receiveAll()
        #expect(all.components(of: "HTTP/1.1 200 OK\r\n") == 3)
        #expect(all.components(of: "Content-Length: 7\r\n") == 1)
        #expect(all.hasSuffix("\r\n\r\n"))
        #expect(!all.contains("/hello"))
        #expect(all.components(of: "Transfer-Encoding: chunked\r\n") == 1)
    }

    @Test func `Other methods are told which are allowed`() throws {
        let server = try server()
        let client = try LoopbackClient(port: server.port)
        client.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nabc")
        let all = try client.receiveAll()
        #expect(all.hasPrefix("HTTP/1.1 405 Method Not Allowed\r\n"))
        #expect(all.contains("Allow: GET, HEAD\r\n"))
    }

    @Test(arguments: RequestHeadParserTests.refused)
    func `Over a socket: malformed heads get their status, and the connection ends`(
        _ text: String, _ status: Int
    ) throws {
        let server = try server()
        let client = try LoopbackClient(port: server.port)
        client.send(text)
        #expect(try client.receiveAll().hasPrefix("HTTP/1.1 \(status) "))
    }

    @Test func `A name that is not ours is refused, addresses and our names are not`() throws {
        let server = try LoopbackServer(names: ["meter.example.org"], handler: Self.handler)
        for (host, status) in [
            ("evil.example.com", 421), ("meter.example.org:8443", 200), ("METER.example.org.", 200),
            ("192.168.7.1", 200), ("[fe80::1]:8443", 200), ("gateway.local", 200),
            ("gateway.evil.com", 421), ("localhost", 200),
        ] {
            let client = try LoopbackClient(port: server.port)
            client.send("GET / HTTP/1.1\r\nHost: \(host)\r\n\r\n")
            #expect(try client.receiveAnswer().status == status, "\(host)")
        }
    }

    @Test func `A line end in a header's value forges no further header`() throws {
        let server = try server()
        let client = try LoopbackClient(port: server.port)
        client.get("/forged")
        #expect(try client.receiveAnswer().fields["y"] == nil)
    }

    @Test func `A head that trickles in is ended by an absolute deadline`() throws {
        let server = try server(HTTPLimits(headMilliseconds: 150))
        let client = try LoopbackClient(port: server.port)
        client.send("GET / HT")
        #expect(try client.receiveAll().hasPrefix("HTTP/1.1 408 "))
        let silent = try LoopbackClient(port: server.port)
        #expect(try silent.receiveAll() == "")
    }

    @Test func `An idle connection is closed without a word`() throws {
        let server = try server(HTTPLimits(idleMilliseconds: 100))
        let client = try LoopbackClient(port: server.port)
        client.get("/")
        #expect(try client.receiveAnswer().status == 200)
        #expect(try client.receiveAll() == "")
    }

    /// Never ends, and tells through a pipe when it is let go.
    private final class Endless: APIBodyStream {
        private let end: WakePipe
        init(end: WakePipe) { self.end = end }
        deinit { end.send(.look) }
        func writeNextPiece(into output: inout [UInt8]) -> APIBodyProgress {
            output += [UInt8](repeating: 65, count: 16_384)
            return .more
        }
    }

    @Test(arguments: [true, false])
    func `A client that never reads, or goes away, is given up and others are served meanwhile`(
        _ goesAway: Bool
    ) throws {
        let end = WakePipe()
        let server = try LoopbackServer(
            limits: HTTPLimits(stalledMilliseconds: goesAway ? 60_000 : 200)
        ) { request, _ in
            request.path == "/endless"
                ? APIResponse(status: 200, body: .stream(Endless(end: end)))
                : .sentence(200, request.path)
        }
        var stalled: LoopbackClient? = try LoopbackClient(port: server.port)
        stalled?.get("/endless")
        let other = try LoopbackClient(port: server.port)
        other.get("/other")
        #expect(try other.receiveAnswer().body == "/other\n")
        if goesAway { stalled = nil }
        var entry = pollfd(fd: end.readDescriptor, events: Int16(POLLIN), revents: 0)
        #expect(poll(&entry, 1, 10_000) == 1)
        #expect(goesAway == (stalled == nil))
    }

    @Test func `Too many connections of one address: the longest waiting makes room`() throws {
        let server = try server(HTTPLimits(connectionsPerAddress: 3))
        let clients = try (0..<3).map { _ in try LoopbackClient(port: server.port) }
        clients[1].get("/events")
        try clients[1].receive { $0.contains("data: 1") }
        let fourth = try LoopbackClient(port: server.port)
        fourth.get("/")
        #expect(try fourth.receiveAnswer().status == 200)
        #expect(try clients[0].receiveAll() == "")
    }

    @Test func `A client that was answered before outlives one that never asked`() throws {
        let server = try server(HTTPLimits(connectionsPerAddress: 2))
        let served = try LoopbackClient(port: server.port)
        served.get("/first")
        #expect(try served.receiveAnswer().body == "/first\n")
        let silent = try LoopbackClient(port: server.port)
        let third = try LoopbackClient(port: server.port)
        third.get("/third")
        #expect(try third.receiveAnswer().body == "/third\n")
        #expect(try silent.receiveAll() == "")
        served.get("/second")
        #expect(try served.receiveAnswer().body == "/second\n")
    }

    @Test func `Too many connections, all being answered: a further one is closed at once`() throws
    {
        let server = try server(HTTPLimits(connectionCount: 2))
        let clients = try (0..<2).map { _ in try LoopbackClient(port: server.port) }
        for client in clients {
            client.get("/events")
            try client.receive { $0.contains("data: 1") }
        }
        #expect(try LoopbackClient(port: server.port).receiveAll() == "")
    }

    @Test func `Silent event streams get a comment now and then`() throws {
        let server = try server(HTTPLimits(parkedMilliseconds: 20, heartbeatMilliseconds: 50))
        let client = try LoopbackClient(port: server.port)
        client.get("/events")
        try client.receive { $0.components(of: "\r\n:\n\n\r\n") == 2 }
        #expect(!client.sawEnd)
    }

    @Test func `Stopping ends event streams in good order and answers what waits`() throws {
        let server = try server()
        let events = try LoopbackClient(port: server.port)
        events.get("/events")
        try events.receive { $0.contains("data: 1") }
        let pending = try LoopbackClient(port: server.port)
        pending.get("/pending")
        let idle = try LoopbackClient(port: server.port)
        idle.get("/")
        #expect(try idle.receiveAnswer().status == 200)
        server.stop()
        #expect(try events.receiveAll().hasSuffix("0\r\n\r\n"))
        #expect(try pending.receiveAll().hasPrefix("HTTP/1.1 204 "))
        #expect(try idle.receiveAll() == "")
        #expect(throws: LoopbackClient.Failure.self) { try LoopbackClient(port: server.port) }
    }

    @Test func `The first client that was answered and has gone is told of, once`() throws {
        let calls = Atomic(0)
        let server = try LoopbackServer(
            afterFirstClient: { calls.add(1, ordering: .relaxed) }, handler: Self.handler)
        let refused = try LoopbackClient(port: server.port)
        refused.send("nonsense\r\n")
        _ = try refused.receiveAll()
        let first = try LoopbackClient(port: server.port)
        first.get("/stays")
        #expect(try first.receiveAnswer().status == 200)
        #expect(calls.load(ordering: .relaxed) == 0)
        first.get("/goes", "Connection: close")
        _ = try first.receiveAll()
        for _ in 0..<2 {
            let later = try LoopbackClient(port: server.port)
            later.get("/", "Connection: close")
            _ = try later.receiveAll()
        }
        server.stop()
        #expect(calls.load(ordering: .relaxed) == 1)
    }

    @Test func `IPv6 and IPv4 clients reach a listener for both`() throws {
        let server = try LoopbackServer(
            try #require(ListenAddress("*:0")), handler: Self.handler)
        let client = try LoopbackClient(port: server.port)
        client.get("/four")
        #expect(try client.receiveAnswer().body == "/four\n")
    }
}

extension StringProtocol {
    /// How often `part` occurs.
    func components(of part: String) -> Int {
        ranges(of: part).count
    }
}
