/// Collects the header fields that matter while their lines come in, and joins them with the
/// first line at the end.
struct RequestFields: Hashable, Sendable {
    private var host: Authority?
    private var hostCount = 0
    private var contentLength: [UInt8]?
    private var hasTransferEncoding = false
    private var closes = false
    private var asksKeepAlive = false
    private var authorization: [UInt8]?
    private var ifNoneMatch: String?
    private var acceptsGzip = false
    private var lastEventID: String?
    private var origin: String?
    private var isPreflight = false

    /// Takes one line (without CR LF). Throws `foldedField`, `malformedField`, `malformedHost`,
    /// `repeatedField` or `conflictingLength`.
    mutating func take(
        _ bytes: borrowing Span<UInt8>, _ line: Range<Int>
    ) throws(RequestRefusal) {
        let first = bytes[line.lowerBound]
        if first == 0x20 || first == 0x09 {
            throw RequestRefusal(code: .foldedField, offset: line.lowerBound)
        }
        var colon = line.lowerBound
        while colon < line.upperBound, bytes[colon].isTokenByte { colon += 1 }
        guard colon > line.lowerBound, colon < line.upperBound, bytes[colon] == UInt8(ascii: ":")
        else { throw RequestRefusal(code: .malformedField, offset: colon) }
        var start = colon + 1
        var end = line.upperBound
        while start < end, bytes[start].isBlank { start += 1 }
        while end > start, bytes[end - 1].isBlank { end -= 1 }
        // Most fields matter to nobody here; their length tells most of them apart.
        guard Self.nameByteCounts.contains(colon - line.lowerBound) else { return }
        let name = String(decoding: bytes.copied(line.lowerBound..<colon), as: UTF8.self)
        try keep(name.lowercased(), bytes.copied(start..<end), offset: line.lowerBound)
    }

    /// Lengths of the names in `keep`.
    private static let nameByteCounts = [4, 6, 10, 13, 14, 15, 17, 29]

    private mutating func keep(
        _ name: String, _ value: [UInt8], offset: Int
    ) throws(RequestRefusal) {
        func once(_ isFirst: Bool) throws(RequestRefusal) {
            if !isFirst { throw RequestRefusal(code: .repeatedField, offset: offset) }
        }
        switch name {
        case "host":
            hostCount += 1
            try once(hostCount == 1)
            host = Authority(value)
            if host == nil { throw RequestRefusal(code: .malformedHost, offset: offset) }
        case "content-length":
            if contentLength != nil {
                throw RequestRefusal(code: .conflictingLength, offset: offset)
            }
            contentLength = value
        case "transfer-encoding": hasTransferEncoding = true
        case "connection":
            for item in Self.listItems(value) {
                if item == "close" { closes = true }
                if item == "keep-alive" { asksKeepAlive = true }
            }
        case "authorization":
            try once(authorization == nil)
            authorization = value
        case "if-none-match":
            let text = String(decoding: value, as: UTF8.self)
            ifNoneMatch = ifNoneMatch.map { $0 + ", " + text } ?? text
        case "accept-encoding":
            if Self.listItems(value).contains(where: Self.isWelcomeGzip) { acceptsGzip = true }
        case "last-event-id":
            try once(lastEventID == nil)
            lastEventID = String(decoding: value, as: UTF8.self)
        case "origin":
            try once(origin == nil)
            origin = String(decoding: value, as: UTF8.self).lowercased()
        case "access-control-request-method": isPreflight = true
        default: break
        }
    }

    /// The whole head. Throws `missingHost`, `conflictingLength` or `bodyNotAccepted`.
    func head(after line: RequestLine, byteCount: Int) throws(RequestRefusal) -> RequestHead {
        if line.minorVersion == 1, hostCount == 0 {
            throw RequestRefusal(code: .missingHost, offset: byteCount)
        }
        if let contentLength {
            let isNumber =
                !contentLength.isEmpty && contentLength.allSatisfy { $0 >= 48 && $0 <= 57 }
            guard isNumber, !hasTransferEncoding else {
                throw RequestRefusal(code: .conflictingLength, offset: byteCount)
            }
            guard contentLength.allSatisfy({ $0 == 48 }) else {
                throw RequestRefusal(code: .bodyNotAccepted, offset: byteCount)
            }
        }
        if hasTransferEncoding {
            // HTTP/1.0 knows no transfer codings: a client that sends one is confused.
            throw RequestRefusal(
                code: line.minorVersion == 0 ? .conflictingLength : .bodyNotAccepted,
                offset: byteCount)
        }
        return RequestHead(
            method: line.method, minorVersion: line.minorVersion, path: line.path,
            query: line.query, authority: line.authority ?? host,
            keepsAlive: !closes && (line.minorVersion == 1 || asksKeepAlive),
            authorization: authorization, ifNoneMatch: ifNoneMatch, acceptsGzip: acceptsGzip,
            lastEventID: lastEventID, origin: origin,
            isPreflight: line.method == .options && isPreflight)
    }

    private static func listItems(_ value: [UInt8]) -> [String] {
        value.split(separator: UInt8(ascii: ",")).map { item in
            String(decoding: item.filter { !$0.isBlank }, as: UTF8.self).lowercased()
        }
    }

    /// `gzip`, unless its weight is zero (RFC 9110, section 12.5.3).
    private static func isWelcomeGzip(_ item: String) -> Bool {
        guard item == "gzip" || item.hasPrefix("gzip;q=") else { return false }
        let weight = item.dropFirst("gzip;q=".count)
        return item == "gzip" || weight.contains { $0 != "0" && $0 != "." }
    }
}

extension UInt8 {
    /// A space or a tab.
    var isBlank: Bool { self == 0x20 || self == 0x09 }
}
