import OpenSEGAPI

/// How the end of an answer's body is marked.
enum BodyFraming: Hashable, Sendable {
    /// The answer has no body and says nothing about one (HEAD of a stream, 204, 304).
    case none
    case length(Int)
    case chunked
    /// By the end of the connection: streams to HTTP/1.0 clients.
    case untilClose
}

/// Writes the head of an answer: what the handler gave, and what every answer of this server has.
struct ResponseHead {
    var status: Int
    var contentType: String?
    var headers: [(name: String, value: String)]
    var framing: BodyFraming
    var keepsAlive: Bool
    /// HTTP/1.0 clients must be told that the connection stays open.
    var minorVersion: Int
    /// Value of `Date`.
    var date: [UInt8]

    func encode(into output: inout [UInt8]) {
        output.reserveCapacity(output.count + 768)
        output += "HTTP/1.1 ".utf8
        for place in [100, 10, 1] { output.append(48 + UInt8(status / place % 10)) }
        output.append(0x20)
        output += Self.reason(status).utf8
        output += "\r\nDate: ".utf8
        output += date
        output += "\r\n".utf8
        func line(_ name: String, _ value: String) {
            output += name.utf8
            output += ": ".utf8
            let start = output.count
            output += value.utf8
            // A line end in a value would forge further lines.
            for index in start..<output.count where output[index] < 0x20 || output[index] == 0x7F {
                output[index] = 0x20
            }
            output += "\r\n".utf8
        }
        if let contentType { line("Content-Type", contentType) }
        switch framing {
        case .none, .untilClose: break
        case .length(let count): line("Content-Length", "\(count)")
        case .chunked: line("Transfer-Encoding", "chunked")
        }
        if !keepsAlive {
            line("Connection", "close")
        } else if minorVersion == 0 {
            line("Connection", "keep-alive")
        }
        for (name, value) in headers { line(name, value) }
        for always in Self.always {
            let isGiven = headers.contains { $0.name.utf8.isCaselesslyEqual(to: always.name) }
            if !isGiven { output += always.line }
        }
        output += "\r\n".utf8
    }

    /// Sent with every answer, unless the handler gave the same header another value: names in lower
    /// case, and whole lines.
    private static let always = [
        ("Cache-Control", "no-store"),
        ("X-Content-Type-Options", "nosniff"),
        ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
        ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ].map { name, value in
        (name: Array(name.lowercased().utf8), line: Array("\(name): \(value)\r\n".utf8))
    }

    static func reason(_ status: Int) -> String {
        switch status {
        case 200: "OK"
        case 204: "No Content"
        case 301: "Moved Permanently"
        case 302: "Found"
        case 304: "Not Modified"
        case 308: "Permanent Redirect"
        case 400: "Bad Request"
        case 401: "Unauthorized"
        case 403: "Forbidden"
        case 404: "Not Found"
        case 405: "Method Not Allowed"
        case 406: "Not Acceptable"
        case 408: "Request Timeout"
        case 413: "Content Too Large"
        case 414: "URI Too Long"
        case 416: "Range Not Satisfiable"
        case 421: "Misdirected Request"
        case 429: "Too Many Requests"
        case 431: "Request Header Fields Too Large"
        case 500: "Internal Server Error"
        case 503: "Service Unavailable"
        case 505: "HTTP Version Not Supported"
        default: "Status"
        }
    }
}

extension String.UTF8View {
    /// Whether the text is `lower`, which is in lower case, but for the case of its letters.
    fileprivate func isCaselesslyEqual(to lower: [UInt8]) -> Bool {
        guard count == lower.count else { return false }
        for (byte, wanted) in zip(self, lower) {
            let isCapital = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
            if (isCapital ? byte | 0x20 : byte) != wanted { return false }
        }
        return true
    }
}

extension APIResponse {
    /// An answer that is one plain sentence.
    static func sentence(
        _ status: Int, _ text: String, _ headers: [(name: String, value: String)] = []
    ) -> APIResponse {
        APIResponse(
            status: status, headers: headers, contentType: "text/plain; charset=utf-8",
            body: .bytes(Array((text + "\n").utf8)))
    }
}
