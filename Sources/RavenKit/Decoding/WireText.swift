/// Text as it stands between two tags: code page 1252, escapes and CDATA (XML API facts, 2.1, D10).
enum WireText {
    /// Decodes `bytes[start..<end]`: escapes once, CDATA literally, NULs left out.
    ///
    /// Plain ASCII, which is nearly everything, becomes a string directly.
    static func decode(_ bytes: borrowing Span<UInt8>, _ start: Int, _ end: Int) -> String {
        var utf8: [UInt8] = []
        utf8.reserveCapacity(end &- start)
        appendDecoded(bytes, start, end, to: &utf8)
        return String(decoding: utf8, as: UTF8.self)
    }

    /// Appends the decoded text as UTF-8.
    static func appendDecoded(
        _ bytes: borrowing Span<UInt8>, _ start: Int, _ end: Int, to utf8: inout [UInt8]
    ) {
        var index = start
        var isLiteral = false
        while index < end {
            let byte = bytes[index]
            if isLiteral, byte == UInt8(ascii: "]"),
                let next = skip("]]>", in: bytes, from: index, end)
            {
                isLiteral = false
                index = next
            } else if !isLiteral, byte == UInt8(ascii: "<"),
                let next = skip("<![CDATA[", in: bytes, from: index, end)
            {
                isLiteral = true
                index = next
            } else if !isLiteral, byte == UInt8(ascii: "&"),
                let next = appendEscape(bytes, index, end, to: &utf8)
            {
                index = next
            } else {
                if byte != 0 { append(codePage1252: byte, to: &utf8) }
                index &+= 1
            }
        }
    }

    /// Decodes the escape that starts at an ampersand; nil where it is none, and then the
    /// ampersand stands for itself.
    private static func appendEscape(
        _ bytes: borrowing Span<UInt8>, _ start: Int, _ end: Int, to utf8: inout [UInt8]
    ) -> Int? {
        let named: [(StaticString, UInt8)] = [
            ("&lt;", UInt8(ascii: "<")), ("&gt;", UInt8(ascii: ">")),
            ("&amp;", UInt8(ascii: "&")), ("&quot;", UInt8(ascii: "\"")),
            ("&apos;", UInt8(ascii: "'")),
        ]
        for (escape, byte) in named {
            if let next = skip(escape, in: bytes, from: start, end) {
                utf8.append(byte)
                return next
            }
        }
        guard var index = skip("&#", in: bytes, from: start, end) else { return nil }
        var radix: UInt32 = 10
        if let next = skip("x", in: bytes, from: index, end) {
            radix = 16
            index = next
        }
        var value: UInt32 = 0
        var digitCount = 0
        while index < end {
            let byte = bytes[index]
            index &+= 1
            if byte == 0 { continue }
            if byte == UInt8(ascii: ";") {
                // NUL is no character of XML, and a surrogate or a larger number is none at all.
                guard digitCount > 0, value != 0, let scalar = Unicode.Scalar(value) else {
                    return nil
                }
                utf8.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
                return index
            }
            guard let digit = digit(byte), UInt32(digit) < radix else { return nil }
            digitCount &+= 1
            value = value &* radix &+ UInt32(digit)
            guard value <= 0x10_FFFF else { return nil }
        }
        return nil
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte &- UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte &- UInt8(ascii: "a") &+ 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte &- UInt8(ascii: "A") &+ 10
        default: nil
        }
    }

    /// The index behind `word` where it stands at `start`, NULs inside it ignored; else nil.
    private static func skip(
        _ word: StaticString, in bytes: borrowing Span<UInt8>, from start: Int, _ end: Int
    ) -> Int? {
        var index = start
        var matched = 0
        // The words are ASCII literals of this file.
        return word.withUTF8Buffer { word -> Int? in
            while matched < word.count {
                guard index < end else { return nil }
                let byte = bytes[index]
                index &+= 1
                if byte == 0 { continue }
                let expected = unsafe word[matched]
                guard byte == expected else { return nil }
                matched &+= 1
            }
            return index
        }
    }

    /// Appends one byte of code page 1252 as UTF-8. The five bytes the page leaves open become the
    /// control characters of the same number, so that no byte is lost.
    static func append(codePage1252 byte: UInt8, to utf8: inout [UInt8]) {
        guard byte >= 0x80 else {
            utf8.append(byte)
            return
        }
        let scalar = byte < 0xA0 ? upperControls[Int(byte &- 0x80)] : UInt16(byte)
        if scalar < 0x800 {
            utf8.append(0xC0 | UInt8(truncatingIfNeeded: scalar &>> 6))
        } else {
            utf8.append(0xE0 | UInt8(truncatingIfNeeded: scalar &>> 12))
            utf8.append(0x80 | UInt8(truncatingIfNeeded: scalar &>> 6) & 0x3F)
        }
        utf8.append(0x80 | UInt8(truncatingIfNeeded: scalar) & 0x3F)
    }

    /// The byte of code page 1252 that stands for a character; nil where the page has none.
    static func codePage1252(_ scalar: Unicode.Scalar) -> UInt8? {
        let value = scalar.value
        if value < 0x80 || (0xA0...0xFF).contains(value) { return UInt8(value) }
        return upperControls.firstIndex { UInt32($0) == value }.map { UInt8($0) + 0x80 }
    }

    /// What bytes 0x80 to 0x9F mean.
    private static let upperControls: [UInt16] = [
        0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
        0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
        0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
        0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
    ]
}
