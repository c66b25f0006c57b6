import Glibc
import IntervalCache
import OpenSEGAPI
import Testing

@testable import OpenSEGServer

/// Large CSV answers, whose text the server keeps.
@Suite struct KeptTextTests {
    private static let base: Int64 = 1_421_352_000
    private static let path = "/meter/electricity/interval_reading/csv/all"

    /// A cache with its writer, and the rows that were written so far.
    private final class Cache {
        let ring: IntervalRing<DemandSample>
        private var writer: IntervalRingWriter<DemandSample>
        private(set) var rows: [String] = []

        private struct WriterIsTaken: Error {}

        init(capacity: Int) throws {
            ring = IntervalRing(capacity: capacity, nominalIntervalSeconds: 4)
            guard let writer = ring.takeWriter() else { throw WriterIsTaken() }
            self.writer = writer
        }

        func append(_ count: Int) throws {
            for _ in 0..<count {
                let time = KeptTextTests.base + 4 * Int64(rows.count)
                let watts = Int64(rows.count * 7_919 % 9_000) - 1000
                writer.append(
                    try DemandSample(
                        timeUnixSeconds: time, demandMilliwatts: watts * 1000,
                        receiveOffsetSeconds: 1))
                rows.append("\(watts),\(time)\r\n")
            }
        }
    }

    private func serve(
        _ ring: IntervalRing<DemandSample>, tls: TLSServer? = nil,
        limits: HTTPLimits = HTTPLimits()
    ) throws -> LoopbackServer {
        let api = OpenSEGAPI(
            APIConfiguration(installationIdentifier: "test"), demand: ring,
            register: IntervalRing(capacity: 16, nominalIntervalSeconds: 4),
            status: {
                GatewayStatus(
                    link: .connected, sentence: "", softwareVersion: "", startedUnixSeconds: 1)
            })
        let kept = KeptOnTheLoop()
        return try LoopbackServer(tls: tls, limits: limits) { request, now in
            api.respond(to: request, nowUnixSeconds: now, keeping: kept.rows)
        }
    }

    /// Used by the server's thread alone, as in the gateway.
    private final class KeptOnTheLoop: @unchecked Sendable {
        let rows = KeptRows(store: TextFiles())
    }

    @Test func `Answers, pipelined and grown ones too, are the rows of the cache`() throws {
        let cache = try Cache(capacity: 50_000)
        try cache.append(40_000)
        let server = try serve(cache.ring)
        let client = try LoopbackClient(port: server.port)
        for _ in 0..<3 {
            client.get(Self.path)
            client.get("/health")
            client.get(Self.path)
            let wanted = cache.rows.joined()
            for isRows in [true, false, true] {
                let answer = try client.receiveAnswer()
                #expect(answer.status == 200)
                #expect(answer.fields["transfer-encoding"] == nil)
                #expect(answer.body == (isRows ? wanted : "ok\n"))
            }
            try cache.append(1)
        }
    }

    @Test func `HEAD gives the head of GET, HTTP 1 dot 0 keeps the connection`() throws {
        let cache = try Cache(capacity: 50_000)
        try cache.append(40_000)
        let server = try serve(cache.ring)
        let client = try LoopbackClient(port: server.port)
        client.send("HEAD \(Self.path) HTTP/1.1\r\nHost: localhost\r\n\r\n")
        try client.receive { $0.hasSuffix("\r\n\r\n") }
        let wanted = cache.rows.joined()
        #expect(client.text.contains("Content-Length: \(wanted.utf8.count)\r\n"))
        let old = try LoopbackClient(port: server.port)
        for _ in 0..<2 {
            old.send("GET \(Self.path) HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
            let answer = try old.receiveAnswer()
            #expect(answer.fields["connection"] == "keep-alive")
            #expect(answer.body == wanted)
        }
    }

    @Test(.enabled(if: TLSServer.isAvailable && OpenSSLCommand.path != nil))
    func `Over TLS the answer is the same`() throws {
        let cache = try Cache(capacity: 50_000)
        try cache.append(40_000)
        let files = try TLSServerTests.Files()
        let server = try serve(cache.ring, tls: files.server)
        let (_, text) = try OpenSSLCommand.run(
            [
                "s_client", "-connect", "127.0.0.1:\(server.port)", "-quiet",
                "-CAfile", files.folder.file("ca.pem"), "-ign_eof", "-nocommands",
            ],
            input: "GET \(Self.path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        #expect(text.hasSuffix("\r\n\r\n" + cache.rows.joined()))
    }

    /// The client has asked, does not read, and the cache turns over meanwhile.
    @Test func `A reader that is overtaken is broken off and sees no other rows`() throws {
        let capacity = 500_000
        let cache = try Cache(capacity: capacity)
        try cache.append(capacity)
        let server = try serve(cache.ring)
        let slow = try LoopbackClient(port: server.port)
        setOption(slow.descriptor, SOL_SOCKET, SO_RCVBUF, to: 65_536)
        slow.get(Self.path)
        // Its first bytes: the answer is under way, and more of it than the sockets take.
        try slow.receive { $0.contains("\r\n\r\n") }
        let wanted = cache.rows.joined()
        let length = wanted.utf8.count
        try cache.append(capacity + 10_000)
        let other = try LoopbackClient(port: server.port)
        other.send("HEAD \(Self.path) HTTP/1.1\r\nHost: localhost\r\n\r\n")
        try other.receive { $0.hasSuffix("\r\n\r\n") }
        let text = try slow.receiveAll()
        let end = try #require(text.firstRange(of: "\r\n\r\n"))
        #expect(text[..<end.lowerBound].contains("Content-Length: \(length)"))
        let received = text[end.upperBound...]
        #expect(received.utf8.count < length)
        #expect(wanted.utf8.starts(with: received.utf8))
    }
}
