import OpenSEGAPI
import Testing

@testable import OpenSEGServer

@Suite struct ResponseHeadTests {
    private func head(
        status: Int = 200, contentType: String? = nil,
        headers: [(name: String, value: String)] = [], framing: BodyFraming = .none,
        keepsAlive: Bool = true, minorVersion: Int = 1
    ) -> ResponseHead {
        ResponseHead(
            status: status, contentType: contentType, headers: headers, framing: framing,
            keepsAlive: keepsAlive, minorVersion: minorVersion,
            date: Array("Fri, 27 Nov 2026 22:00:00 GMT".utf8))
    }

    /// The lines without their ends; nil unless every line and the head end with CR LF.
    private func readLines(_ head: ResponseHead) -> [String]? {
        var bytes: [UInt8] = []
        head.encode(into: &bytes)
        let text = String(decoding: bytes, as: UTF8.self)
        var lines = text.split(separator: "\r\n", omittingEmptySubsequences: false).map(String.init)
        guard lines.suffix(2) == ["", ""] else { return nil }
        lines.removeLast(2)
        return lines.contains { $0.unicodeScalars.contains { $0.value < 0x20 } } ? nil : lines
    }

    @Test func `Status, date, what the handler gave, and what every answer has`() throws {
        let all = head(
            contentType: "text/csv", headers: [("ETag", "\"a\"")], framing: .length(12))
        #expect(
            try #require(readLines(all)) == [
                "HTTP/1.1 200 OK", "Date: Fri, 27 Nov 2026 22:00:00 GMT", "Content-Type: text/csv",
                "Content-Length: 12", "ETag: \"a\"", "Cache-Control: no-store",
                "X-Content-Type-Options: nosniff",
                "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'",
                "Referrer-Policy: no-referrer", "Cross-Origin-Resource-Policy: same-origin",
            ])
    }

    @Test func `A head is written behind what is there already`() {
        var bytes = Array("before".utf8)
        head().encode(into: &bytes)
        #expect(bytes.starts(with: Array("beforeHTTP/1.1 200 OK\r\n".utf8)))
    }

    @Test func `Framing is stated where there is a body or its length is known`() throws {
        let framings: [(BodyFraming, [String])] = [
            (.none, []), (.untilClose, []), (.length(0), ["Content-Length: 0"]),
            (.length(.max), ["Content-Length: 9223372036854775807"]),
            (.chunked, ["Transfer-Encoding: chunked"]),
        ]
        for (framing, expected) in framings {
            let found = try #require(readLines(head(framing: framing))).filter {
                $0.hasPrefix("Content-Length") || $0.hasPrefix("Transfer-Encoding")
            }
            #expect(found == expected, "\(framing)")
        }
    }

    @Test(
        arguments: [
            (true, 1, nil), (true, 0, "Connection: keep-alive"), (false, 1, "Connection: close"),
            (false, 0, "Connection: close"),
        ] as [(Bool, Int, String?)])
    func `The connection's fate is told to whom it is not the usual one`(
        keepsAlive: Bool, minorVersion: Int, line: String?
    ) throws {
        let answer = head(keepsAlive: keepsAlive, minorVersion: minorVersion)
        #expect(try #require(readLines(answer)).first { $0.hasPrefix("Connection") } == line)
    }

    @Test(arguments: ["Cache-Control", "cache-control", "CACHE-CONTROL"])
    func `A header that the handler gave is not given another value, whatever its case`(
        name: String
    ) throws {
        let lines = try #require(readLines(head(headers: [(name, "private, no-cache")])))
        #expect(
            lines.filter { $0.lowercased().hasPrefix("cache-control") }
                == ["\(name): private, no-cache"])
    }

    @Test func `A name that begins or ends alike is another header`() throws {
        let given = [("X-Cache-Control", "1"), ("Cache-Control-X", "2"), ("Cache-Contro", "3")]
        let lines = try #require(readLines(head(headers: given.map { (name: $0.0, value: $0.1) })))
        #expect(lines.contains("Cache-Control: no-store"))
    }

    @Test func `A value can not begin a line of its own`() throws {
        let text = "a\r\nX-Forged: 1\n\nbody\u{0}\t\u{7F}é"
        let lines = try #require(
            readLines(head(contentType: text, headers: [("OpenSEG-Range", text)])))
        let clean = "a  X-Forged: 1  body   é"
        #expect(lines.contains("Content-Type: \(clean)"))
        #expect(lines.contains("OpenSEG-Range: \(clean)"))
        #expect(!lines.contains { $0.hasPrefix("X-Forged") })
    }

    @Test(arguments: [
        (200, "OK"), (204, "No Content"), (304, "Not Modified"), (400, "Bad Request"),
        (401, "Unauthorized"), (404, "Not Found"), (405, "Method Not Allowed"),
        (408, "Request Timeout"), (413, "Content Too Large"), (414, "URI Too Long"),
        (421, "Misdirected Request"), (429, "Too Many Requests"),
        (431, "Request Header Fields Too Large"), (503, "Service Unavailable"),
        (505, "HTTP Version Not Supported"), (599, "Status"),
    ])
    func `The first line has three digits and the standard's words`(
        status: Int, reason: String
    ) throws {
        #expect(
            try #require(readLines(head(status: status))).first == "HTTP/1.1 \(status) \(reason)")
    }

    @Test func `Every status that a refused request can get has its words`() {
        let codes: [RequestRefusal.Code] = [
            .malformedRequestLine, .unsupportedVersion, .unsupportedMethod, .bodyNotAccepted,
            .targetTooLong, .headTooLong, .tooManyFields, .headTooSlow,
        ]
        for code in codes {
            let status = RequestRefusal(code: code, offset: 0).status
            #expect(ResponseHead.reason(status) != ResponseHead.reason(599), "\(status)")
        }
    }

    @Test func `A sentence is plain text that ends its line`() {
        let answer = APIResponse.sentence(429, "wait", [(name: "Retry-After", value: "7")])
        #expect(answer.status == 429)
        #expect(answer.contentType == "text/plain; charset=utf-8")
        #expect(answer.header("retry-after") == "7")
        guard case .bytes(let body) = answer.body else {
            Issue.record("the body is not there")
            return
        }
        #expect(body == Array("wait\n".utf8))
    }
}
