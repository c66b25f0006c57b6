/// The first line of a request: `METHOD target HTTP/1.x` (RFC 9112, section 3).
struct RequestLine: Hashable, Sendable {
    var method: RequestHead.Method
    var minorVersion: Int
    var path: String
    var query: String?
    /// Only with an absolute-form target.
    var authority: Authority?

    /// Reads `line` (without its CR LF). Throws `malformedRequestLine`, `malformedTarget`,
    /// `malformedHost`, `unsupportedVersion` or `unsupportedMethod`.
    init(_ bytes: borrowing Span<UInt8>, _ line: Range<Int>) throws(RequestRefusal) {
        let parts = try Self.parts(bytes, line)
        let version = parts.version
        guard version.count == 8,
            bytes.copied(version.lowerBound..<version.lowerBound + 5) == Self.http,
            let major = bytes.digit(at: version.lowerBound + 5),
            bytes[version.lowerBound + 6] == UInt8(ascii: "."),
            let minor = bytes.digit(at: version.lowerBound + 7)
        else {
            throw RequestRefusal(code: .malformedRequestLine, offset: version.lowerBound)
        }
        guard major == 1 else {
            throw RequestRefusal(code: .unsupportedVersion, offset: version.lowerBound)
        }
        minorVersion = min(minor, 1)
        switch bytes.copied(parts.method) {
        case Array("GET".utf8): method = .get
        case Array("HEAD".utf8): method = .head
        case Array("OPTIONS".utf8) where bytes.copied(parts.target) != [UInt8(ascii: "*")]:
            method = .options
        default: throw RequestRefusal(code: .unsupportedMethod, offset: line.lowerBound)
        }
        (path, query, authority) = try Self.target(
            bytes.copied(parts.target), offset: parts.target.lowerBound)
    }

    private static let http = Array("HTTP/".utf8)

    /// Three parts between exactly two blanks; the method is a token.
    private static func parts(
        _ bytes: borrowing Span<UInt8>, _ line: Range<Int>
    ) throws(RequestRefusal) -> (method: Range<Int>, target: Range<Int>, version: Range<Int>) {
        var blanks: [Int] = []
        for index in line where bytes[index] == 0x20 || bytes[index] == 0x09 {
            guard bytes[index] == 0x20, blanks.count < 2 else {
                throw RequestRefusal(code: .malformedRequestLine, offset: index)
            }
            blanks.append(index)
        }
        guard blanks.count == 2, blanks[0] > line.lowerBound, blanks[1] > blanks[0] + 1 else {
            throw RequestRefusal(code: .malformedRequestLine, offset: line.lowerBound)
        }
        for index in line.lowerBound..<blanks[0] where !bytes[index].isTokenByte {
            throw RequestRefusal(code: .malformedRequestLine, offset: index)
        }
        return (
            line.lowerBound..<blanks[0], (blanks[0] + 1)..<blanks[1],
            (blanks[1] + 1)..<line.upperBound
        )
    }

    /// Origin form (`/path?query`) or absolute form (`https://host/path?query`).
    private static func target(
        _ text: [UInt8], offset: Int
    ) throws(RequestRefusal) -> (path: String, query: String?, authority: Authority?) {
        for (index, byte) in text.enumerated()
        where byte <= 0x20 || byte >= 0x7F || byte == UInt8(ascii: "#") {
            throw RequestRefusal(code: .malformedTarget, offset: offset + index)
        }
        var rest = text[...]
        var authority: Authority?
        if text[0] != UInt8(ascii: "/") {
            let scheme = String(decoding: text.prefix(8), as: UTF8.self).lowercased()
            guard scheme == "https://" || scheme.hasPrefix("http://") else {
                throw RequestRefusal(code: .malformedTarget, offset: offset)
            }
            rest = text[(scheme == "https://" ? 8 : 7)...]
            let end =
                rest.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") }
                ?? rest.endIndex
            authority = Authority(Array(rest[..<end]))
            guard authority != nil else {
                throw RequestRefusal(code: .malformedHost, offset: offset)
            }
            rest = rest[end...]
        }
        let mark = rest.firstIndex(of: UInt8(ascii: "?"))
        let path = String(decoding: rest[..<(mark ?? rest.endIndex)], as: UTF8.self)
        let query = mark.map { String(decoding: rest[($0 + 1)...], as: UTF8.self) }
        return (path.isEmpty ? "/" : path, query, authority)
    }
}

extension Span<UInt8> {
    /// The bytes of `range` as an array of their own.
    func copied(_ range: Range<Int>) -> [UInt8] {
        var copy: [UInt8] = []
        copy.reserveCapacity(range.count)
        for index in range { copy.append(self[index]) }
        return copy
    }

    /// The value of the decimal digit at `index`; nil when another byte stands there.
    func digit(at index: Int) -> Int? {
        let byte = self[index]
        return byte >= 48 && byte <= 57 ? Int(byte) - 48 : nil
    }
}

extension UInt8 {
    /// May stand in a method or a field name (RFC 9110, section 5.6.2).
    var isTokenByte: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        case UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "%"),
            UInt8(ascii: "&"), UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: "+"),
            UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "^"), UInt8(ascii: "_"),
            UInt8(ascii: "`"), UInt8(ascii: "|"), UInt8(ascii: "~"):
            true
        default: false
        }
    }
}
