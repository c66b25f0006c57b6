import TestSupport
import Testing

@testable import OpenSEGServer

@Suite struct RequestHeadParserTests {
    /// What a head becomes: shorthand for comparing.
    private func outcome(
        _ text: String, limits: RequestHeadParser.Limits = .init()
    ) -> RequestHeadParser.Outcome {
        var parser = RequestHeadParser(limits: limits)
        return parser.parse(Array(text.utf8).span)
    }

    private func code(_ text: String) -> RequestRefusal.Code? {
        if case .refused(let refusal) = outcome(text) { refusal.code } else { nil }
    }

    private func status(_ text: String) -> Int? {
        if case .refused(let refusal) = outcome(text) { refusal.status } else { nil }
    }

    private func head(_ text: String) throws -> RequestHead {
        guard case .head(let head, let byteCount) = outcome(text) else {
            throw NotAHead(text: text, outcome: outcome(text))
        }
        #expect(byteCount == text.utf8.count)
        return head
    }

    private struct NotAHead: Error {
        var text: String
        var outcome: RequestHeadParser.Outcome
    }

    @Test func `A request of a browser is read with all fields that matter`() throws {
        let head = try head(
            "GET /meter/electricity/interval_reading/csv/60?a=b?c HTTP/1.1\r\n"
                + "Host: OpenSEG.local:8443\r\nUser-Agent: x\r\nAccept-Encoding: deflate, gzip;q=0.5\r\n"
                + "Authorization:\tBasic dTpw \r\nIf-None-Match: \"a\"\r\nIf-None-Match: \"b\"\r\n"
                + "Last-Event-ID: 17\r\n\r\n")
        #expect(head.method == .get)
        #expect(head.minorVersion == 1)
        #expect(head.path == "/meter/electricity/interval_reading/csv/60")
        #expect(head.query == "a=b?c")
        #expect(head.authority?.host == "openseg.local")
        #expect(head.authority?.port == 8443)
        #expect(head.keepsAlive)
        #expect(head.authorization == Array("Basic dTpw".utf8))
        #expect(head.ifNoneMatch == "\"a\", \"b\"")
        #expect(head.acceptsGzip)
        #expect(head.lastEventID == "17")
    }

    @Test func `Keep-alive is the default of HTTP/1.1 only`() throws {
        #expect(try head("GET / HTTP/1.1\r\nHost: a\r\n\r\n").keepsAlive)
        #expect(try head("GET / HTTP/1.9\r\nHost: a\r\n\r\n").minorVersion == 1)
        #expect(try !head("GET / HTTP/1.1\r\nHost: a\r\nConnection: x, Close\r\n\r\n").keepsAlive)
        #expect(try !head("GET / HTTP/1.0\r\n\r\n").keepsAlive)
        #expect(try head("GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n").keepsAlive)
        #expect(try head("HEAD / HTTP/1.0\r\n\r\n").method == .head)
    }

    @Test func `Absolute-form targets are taken, and their authority counts`() throws {
        let head = try head("GET https://[fd00::1]:8443?x=1 HTTP/1.1\r\nHost: other\r\n\r\n")
        #expect(head.path == "/")
        #expect(head.query == "x=1")
        #expect(head.authority?.host == "fd00::1")
        #expect(try self.head("GET HTTP://a/b HTTP/1.1\r\nHost: b\r\n\r\n").path == "/b")
        #expect(code("GET ftp://a/b HTTP/1.1\r\nHost: b\r\n\r\n") == .malformedTarget)
        #expect(code("GET http://u@a/b HTTP/1.1\r\nHost: b\r\n\r\n") == .malformedHost)
        #expect(code("GET http:///b HTTP/1.1\r\nHost: b\r\n\r\n") == .malformedHost)
    }

    @Test func `One empty line before a request is tolerated, two are not`() throws {
        #expect(try head("\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n").path == "/")
        #expect(code("\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n") == .malformedRequestLine)
    }

    /// Each with the status it is refused with.
    static let refused: [(String, Int)] = [
        ("GET / HTTP/1.1\r\nX: " + String(repeating: "a", count: 40_000) + "\r\n\r\n", 431),
        ("GET / HTTP/1.1\r\n" + String(repeating: "X: y\r\n", count: 70) + "\r\n", 431),
        ("GET /" + String(repeating: "a", count: 5_000) + " HTTP/1.1\r\nHost: a\r\n\r\n", 414),
        ("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nContent-Length: 5\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nContent-Length: 0\r\n\r\n", 400),
        (
            "GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 0\r\n\r\n",
            400
        ),
        (
            "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n",
            400
        ),
        ("GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n", 413),
        ("GET / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello", 413),
        ("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: +0\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: a\r\nContent-Length:\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 0, 0\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: a\r\nhost: a\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost:\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: a b\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: a:99999\r\n\r\n", 400),
        ("GET / HTTP/1.1\nHost: a\n\n", 400),
        ("GET / HTTP/1.1\r\nHost: a\r\nX: a\r\n b\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\n X: a\r\nHost: a\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost : a\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: a\r\nX\u{1}: a\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: a\r\n: a\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: a\r\nX\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n\r\n", 400),
        ("GET /a\0b HTTP/1.1\r\nHost: a\r\n\r\n", 400),
        ("GET /a#b HTTP/1.1\r\nHost: a\r\n\r\n", 400),
        ("GET /ü HTTP/1.1\r\nHost: a\r\n\r\n", 400),
        ("GET  / HTTP/1.1\r\nHost: a\r\n\r\n", 400),
        ("GET / HTTP/1.1 \r\nHost: a\r\n\r\n", 400),
        ("GET\t/ HTTP/1.1\r\nHost: a\r\n\r\n", 400),
        ("GET /\r\n", 400),
        ("GET / http/1.1\r\nHost: a\r\n\r\n", 400),
        ("GET / HTTP/1.11\r\nHost: a\r\n\r\n", 400),
        ("G(T / HTTP/1.1\r\nHost: a\r\n\r\n", 400),
        ("GET * HTTP/1.1\r\nHost: a\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\r\nHost: a\r\n\r\n", 400),
        ("GET / HTTP/1.1\rHost: a\r\n\r\n", 400),
        ("GET / HTTP/1.1\r\nHost: a\r\nAuthorization: x\r\nAuthorization: x\r\n\r\n", 400),
        ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc", 405),
        ("get / HTTP/1.1\r\nHost: a\r\n\r\n", 405),
        ("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", 405),
        ("GET / HTTP/2.0\r\nHost: a\r\n\r\n", 505),
        ("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505),
        ("\u{16}\u{3}\u{1}", 400),
        ("\rHEAD / HTTP/1.1\r\n\r\n", 400),
        ("\r\n\r\nHEAD / HTTP/1.1\r\n\r\n", 400),
        ("\r\nHEAD /\r\n", 400),
    ]

    @Test(arguments: refused)
    func `Malformed and ambiguous heads are refused with the right status`(
        _ text: String, _ expected: Int
    ) {
        #expect(status(text) == expected)
    }

    @Test(arguments: [
        ("HEAD / HTTP/1.1\r\n\r\n", true), ("HEAD /a#b HTTP/1.1\r\n\r\n", true),
        ("\r\nHEAD / HTTP/2.0\r\n\r\n", true), ("HEAD /\r\n", true), ("HEAD \0", true),
        ("HEAD /" + String(repeating: "a", count: 5_000), true), ("HEAD\0", false),
        ("\rHEAD / HTTP/1.1\r\n\r\n", false), ("HEADS / HTTP/1.1\r\n\r\n", false),
        ("head / HTTP/1.1\r\n\r\n", false), ("GET /HEAD HTTP/1.1\r\n\r\n", false),
    ])
    func `A refused HEAD request is known as one, so that its answer has no body`(
        text: String, omitsBody: Bool
    ) {
        guard case .refused(let refusal) = outcome(text) else {
            Issue.record("accepted")
            return
        }
        #expect(refusal.omitsBody == omitsBody)
    }

    @Test func `The verdict is the same at every split position and byte by byte`() {
        let accepted = [
            "GET / HTTP/1.1\r\nHost: a\r\n\r\n", "HEAD /x?y HTTP/1.0\r\nA: b\r\nC:\r\n\r\nGET",
        ]
        for text in accepted + Self.refused.map(\.0).filter({ $0.utf8.count < 200 }) {
            let bytes = Array(text.utf8)
            let whole = outcome(text)
            for cut in 0...bytes.count {
                var parser = RequestHeadParser()
                var result = parser.parse(Array(bytes[..<cut]).span)
                if result == .needsMore { result = parser.parse(bytes.span) }
                #expect(result == whole, "split at byte \(cut) of \(text)")
            }
            var parser = RequestHeadParser()
            var result = RequestHeadParser.Outcome.needsMore
            for end in 0...bytes.count where result == .needsMore {
                result = parser.parse(Array(bytes[..<end]).span)
            }
            #expect(result == whole, "byte by byte: \(text)")
        }
    }

    @Test func `Random damage: no crash, and the same verdict in two pieces as in one`() {
        var random = SeededGenerator(seed: 0x0E5E6)
        let valid = Array(
            ("GET /meter/electricity/interval_reading/csv/60?since=1 HTTP/1.1\r\nHost: 127.0.0.1:8443\r\n"
                + "Connection: keep-alive\r\nAuthorization: Basic dTpw\r\n\r\n").utf8)
        var counts = [0, 0, 0]
        for _ in 0..<20_000 {
            var bytes = valid
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                guard !bytes.isEmpty else { break }
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0...4, using: &random) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
                case 1:
                    bytes.insert(
                        [0x0D, 0x0A, 0x20, 0x3A, 0x00].randomElement(using: &random) ?? 0, at: place
                    )
                case 2: bytes.remove(at: place)
                case 3: bytes.removeLast(bytes.count - place - 1)
                default: bytes[place] ^= 1 << UInt8.random(in: 0...7, using: &random)
                }
            }
            var parser = RequestHeadParser()
            let whole = parser.parse(bytes.span)
            var other = RequestHeadParser()
            let cut = Int.random(in: 0...bytes.count, using: &random)
            var split = other.parse(Array(bytes[..<cut]).span)
            if split == .needsMore { split = other.parse(bytes.span) }
            #expect(split == whole)
            switch whole {
            case .needsMore: counts[0] += 1
            case .head: counts[1] += 1
            case .refused: counts[2] += 1
            }
        }
        #expect(counts.allSatisfy { $0 > 100 }, "the damage reaches all three verdicts: \(counts)")
    }

    @Test func `What is refused tells at which byte`() {
        guard case .refused(let refusal) = outcome("GET / HTTP/1.1\r\nHost: a\r\nX : y\r\n\r\n")
        else {
            Issue.record("accepted")
            return
        }
        #expect(refusal == RequestRefusal(code: .malformedField, offset: 26))
    }
}
