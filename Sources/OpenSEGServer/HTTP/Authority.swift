/// A host and optional port as `Host` and absolute targets carry them (RFC 3986, section 3.2).
struct Authority: Hashable, Sendable {
    /// Lower case, without brackets, zone or a final dot.
    var host: String
    /// An IPv4 dotted quad or a bracketed IPv6 address, not a name.
    var isAddress: Bool
    var port: UInt16?

    /// Nil when the text is no host with optional port; user information is not accepted.
    init?(_ text: [UInt8]) {
        var hostEnd = text.count
        if text.first == UInt8(ascii: "[") {
            guard let close = text.firstIndex(of: UInt8(ascii: "]")) else { return nil }
            let inner = text[1..<close]
            guard inner.contains(UInt8(ascii: ":")), inner.allSatisfy(Self.isAddressByte) else {
                return nil
            }
            host = String(decoding: inner, as: UTF8.self).lowercased()
            isAddress = true
            hostEnd = close + 1
        } else {
            hostEnd = text.firstIndex(of: UInt8(ascii: ":")) ?? text.count
            var name = text[..<hostEnd]
            if name.last == UInt8(ascii: ".") { name.removeLast() }
            guard !name.isEmpty, name.count <= 253, name.allSatisfy(Self.isNameByte) else {
                return nil
            }
            host = String(decoding: name, as: UTF8.self).lowercased()
            isAddress = Self.isDottedQuad(name)
        }
        let rest = text[hostEnd...]
        guard let colon = rest.first else { return }
        guard colon == UInt8(ascii: ":") else { return nil }
        let digits = rest.dropFirst()
        if digits.isEmpty { return }
        guard digits.count <= 5, digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
        guard let number = UInt16(String(decoding: digits, as: UTF8.self)) else { return nil }
        port = number
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
            UInt8(ascii: "_"):
            true
        default: false
        }
    }

    private static func isAddressByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: ":"), UInt8(ascii: "."):
            true
        default: false
        }
    }

    private static func isDottedQuad(_ name: ArraySlice<UInt8>) -> Bool {
        let parts = name.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return parts.count == 4
            && parts.allSatisfy { part in
                part.count <= 3 && UInt8(String(decoding: part, as: UTF8.self)) != nil
            }
    }
}
