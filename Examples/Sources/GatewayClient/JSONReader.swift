/// Reads one JSON document from its start.
struct JSONReader {
    private let bytes: [UInt8]
    private var next = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { bytes[next...].allSatisfy(Self.isBlank) }

    mutating func value(depth: Int) -> JSONValue? {
        guard depth <= 32, let first = peek() else { return nil }
        switch first {
        case UInt8(ascii: "{"): return members(depth)
        case UInt8(ascii: "["): return elements(depth)
        case UInt8(ascii: "\""): return string().map(JSONValue.string)
        case UInt8(ascii: "t"): return word("true", .bool(true))
        case UInt8(ascii: "f"): return word("false", .bool(false))
        case UInt8(ascii: "n"): return word("null", .null)
        default: return number()
        }
    }

    private mutating func members(_ depth: Int) -> JSONValue? {
        var members: [String: JSONValue] = [:]
        next += 1
        if take("}") { return .object(members) }
        repeat {
            guard peek() == UInt8(ascii: "\""), let name = string(), take(":"),
                let value = value(depth: depth + 1)
            else { return nil }
            members[name] = value
        } while take(",")
        return take("}") ? .object(members) : nil
    }

    private mutating func elements(_ depth: Int) -> JSONValue? {
        var elements: [JSONValue] = []
        next += 1
        if take("]") { return .array(elements) }
        repeat {
            guard let value = value(depth: depth + 1) else { return nil }
            elements.append(value)
        } while take(",")
        return take("]") ? .array(elements) : nil
    }

    private mutating func string() -> String? {
        next += 1
        var units: [UInt8] = []
        while next < bytes.count {
            let byte = bytes[next]
            next += 1
            switch byte {
            case UInt8(ascii: "\""): return String(validating: units, as: UTF8.self)
            case UInt8(ascii: "\\"):
                guard let escaped = escape() else { return nil }
                units += Array(String(escaped).utf8)
            case 0..<0x20: return nil
            default: units.append(byte)
            }
        }
        return nil
    }

    private mutating func escape() -> Unicode.Scalar? {
        guard next < bytes.count else { return nil }
        let letter = bytes[next]
        next += 1
        switch letter {
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
            return Unicode.Scalar(letter)
        case UInt8(ascii: "u"):
            guard let high = unit() else { return nil }
            guard 0xD800..<0xDC00 ~= high else { return Unicode.Scalar(high) }
            // Beyond 16 bits: a second half follows.
            guard bytes[next...].starts(with: [0x5C, 0x75]) else { return nil }
            next += 2
            guard let low = unit(), 0xDC00..<0xE000 ~= low else { return nil }
            return Unicode.Scalar(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
        default: return nil
        }
    }

    private mutating func unit() -> UInt32? {
        let digits = bytes[next...].prefix(4)
        guard digits.count == 4 else { return nil }
        next += 4
        return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    }

    private mutating func number() -> JSONValue? {
        let digits = bytes[next...].prefix {
            0x30...0x39 ~= $0 || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains($0)
        }
        let text = String(decoding: digits, as: UTF8.self)
        guard Double(text) != nil else { return nil }
        next += digits.count
        return .number(text)
    }

    private mutating func word(_ word: String, _ value: JSONValue) -> JSONValue? {
        guard bytes[next...].starts(with: word.utf8) else { return nil }
        next += word.utf8.count
        return value
    }

    /// The next byte that is not blank.
    private mutating func peek() -> UInt8? {
        while next < bytes.count, Self.isBlank(bytes[next]) { next += 1 }
        return next < bytes.count ? bytes[next] : nil
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard let byte = peek(), byte == UInt8(ascii: character) else { return false }
        next += 1
        return true
    }

    private static func isBlank(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }
}
