/// An answer of a gateway: its head, and its body piece by piece (RFC 9112, as far as a client of one
/// server needs it).
public final class AnswerStream {
    /// The status code.
    public let status: Int
    private let headers: [String: String]
    private let bytes: ByteStream
    private let timeoutSeconds: Int
    /// Received, not handed out.
    private var pending: [UInt8]
    private var body: Body

    /// What is still to come of the body.
    private enum Body {
        case untilClose
        case length(Int)
        /// Bytes of the chunk that is being read, and whether a line end stands before the next size.
        case chunk(Int, followsChunk: Bool)
        case ended
    }

    init(_ bytes: ByteStream, timeoutSeconds: Int) throws(GatewayProblem) {
        self.bytes = bytes
        self.timeoutSeconds = timeoutSeconds
        pending = []
        var lines: [String] = []
        while lines.last != "" {
            guard let line = try Self.line(&pending, bytes, timeoutSeconds) else {
                throw GatewayProblem(.unreachable, "the gateway sent no answer")
            }
            lines.append(line)
            guard lines.count < 200 else {
                throw GatewayProblem(.brokenOff, "the answer's head never ends")
            }
        }
        let words = lines[0].split(separator: " ")
        guard words.count >= 2, words[0].hasPrefix("HTTP/1."), let status = Int(words[1]) else {
            throw GatewayProblem(.brokenOff, "what answers there does not speak HTTP")
        }
        self.status = status
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let value = line[colon...].dropFirst().drop { $0 == " " }
            headers[line[..<colon].lowercased()] = String(value)
        }
        self.headers = headers
        if headers["transfer-encoding"]?.lowercased() == "chunked" {
            body = .chunk(0, followsChunk: false)
        } else if let length = headers["content-length"] {
            guard let count = Int(length), count >= 0 else {
                throw GatewayProblem(.brokenOff, "the length '\(length)' is no length")
            }
            body = .length(count)
        } else {
            body = .untilClose
        }
    }

    /// The value of a header, by its name in any case.
    public func header(_ name: String) -> String? { headers[name.lowercased()] }

    /// The next bytes of the body, as soon as there are any; nil where it ends in good order. A body
    /// that is cut off throws `brokenOff`: half an answer is none.
    public func readPiece() throws(GatewayProblem) -> [UInt8]? {
        switch body {
        case .ended, .length(0):
            return nil
        case .untilClose:
            if pending.isEmpty { return try bytes.receive(timeoutSeconds: timeoutSeconds) }
            return take(pending.count)
        case .length(let left):
            let piece = try takeSome(atMost: left)
            body = .length(left - piece.count)
            return piece
        case .chunk(0, let followsChunk):
            if followsChunk { _ = try Self.line(&pending, bytes, timeoutSeconds) }
            guard let line = try Self.line(&pending, bytes, timeoutSeconds),
                let size = Int(line.prefix { $0 != ";" }, radix: 16), size >= 0
            else { throw GatewayProblem(.brokenOff, "the answer was cut off") }
            body = size == 0 ? .ended : .chunk(size, followsChunk: true)
            return try readPiece()
        case .chunk(let left, let followsChunk):
            let piece = try takeSome(atMost: left)
            body = .chunk(left - piece.count, followsChunk: followsChunk)
            return piece
        }
    }

    private func takeSome(atMost limit: Int) throws(GatewayProblem) -> [UInt8] {
        if pending.isEmpty {
            guard let more = try bytes.receive(timeoutSeconds: timeoutSeconds) else {
                throw GatewayProblem(.brokenOff, "the answer was cut off")
            }
            pending = more
        }
        return take(min(limit, pending.count))
    }

    private func take(_ count: Int) -> [UInt8] {
        defer { pending.removeFirst(count) }
        return Array(pending.prefix(count))
    }

    /// The next line without its end; nil where the stream ends instead.
    private static func line(
        _ pending: inout [UInt8], _ bytes: ByteStream, _ timeoutSeconds: Int
    ) throws(GatewayProblem) -> String? {
        while true {
            if let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
                let line = pending[..<end]
                defer { pending.removeFirst(end + 1) }
                return String(decoding: line.last == 13 ? line.dropLast() : line, as: UTF8.self)
            }
            guard pending.count < 16_384 else {
                throw GatewayProblem(.brokenOff, "a line of the answer's head never ends")
            }
            guard let more = try bytes.receive(timeoutSeconds: timeoutSeconds) else { return nil }
            pending += more
        }
    }
}
