/// A request's path and query taken apart and percent-decoded, before any meaning is given to them.
///
/// The path is cut at `/` first and decoded then, so that an encoded slash never makes a segment. One
/// trailing slash makes no difference. `+` in a query is a plus sign, as in a time's zone.
struct RequestTarget: Hashable {
    /// One `name=value` of the query, decoded.
    struct Parameter: Hashable {
        var name: [UInt8]
        var value: [UInt8]
    }

    /// The decoded parts between the slashes; empty for `/`.
    var segments: [String]
    /// The query's parts in their order, repetitions included.
    var parameters: [Parameter]

    init(path: String, query: String?) throws(APIProblem) {
        let slash = UInt8(ascii: "/")
        guard path.utf8.first == slash else {
            throw .badRequest("the path must start with a slash")
        }
        segments = []
        segments.reserveCapacity(5)
        var rest = path.utf8.dropFirst()
        while !rest.isEmpty {
            let piece = rest.prefix { $0 != slash }
            segments.append(try Self.segment(piece))
            rest = rest[piece.endIndex...].dropFirst()
        }
        parameters = []
        guard let query, !query.isEmpty else { return }
        for piece in query.utf8.split(
            separator: UInt8(ascii: "&"), omittingEmptySubsequences: false)
        {
            let halves = piece.split(
                separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.percentDecoded(halves[0]),
                let value = halves.count == 2 ? Self.percentDecoded(halves[1]) : []
            else {
                throw .badRequest(Self.damagedEncoding("query", piece))
            }
            guard !name.isEmpty else {
                throw .badRequest(
                    "the query has a part without a name; write name=value&name=value")
            }
            parameters.append(Parameter(name: name, value: value))
        }
    }

    private static func segment(_ piece: Substring.UTF8View) throws(APIProblem) -> String {
        if !piece.contains(UInt8(ascii: "%")) { return String(Substring(piece)) }
        guard let decoded = percentDecoded(piece) else {
            throw .badRequest(damagedEncoding("path", piece))
        }
        return String(decoding: decoded, as: UTF8.self)
    }

    private static func damagedEncoding(_ place: String, _ piece: Substring.UTF8View) -> String {
        "the \(place) has a percent sign that is not followed by two hexadecimal digits in "
            + APIProblem.quoted(piece)
    }

    /// The bytes that `%XX` stand for; nil where a percent sign is not followed by two hex digits.
    private static func percentDecoded(_ text: Substring.UTF8View) -> [UInt8]? {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(text.count)
        var rest = text.makeIterator()
        while let byte = rest.next() {
            guard byte == UInt8(ascii: "%") else {
                decoded.append(byte)
                continue
            }
            guard let high = rest.next().flatMap(hexDigit), let low = rest.next().flatMap(hexDigit)
            else { return nil }
            decoded.append(high << 4 | low)
        }
        return decoded
    }

    private static func hexDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
