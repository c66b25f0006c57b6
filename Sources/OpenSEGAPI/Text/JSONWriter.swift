/// Writes JSON text, the one place where the gateway does: commas, quotation marks and escapes are here,
/// meaning is elsewhere.
///
/// It appends to ``output``, which a streamed body swaps for the server's buffer around each piece.
/// Keys and nesting are the caller's to get right; the output holds no white space.
package struct JSONWriter {
    /// The text so far, or the part of it that is not sent yet.
    package var output: [UInt8] = []
    /// Whether the next value or key has a neighbour before it.
    private var needsComma = false

    /// Nothing written yet.
    package init() {}

    package mutating func beginObject(_ key: StaticString? = nil) {
        separate(key)
        output.append(UInt8(ascii: "{"))
        needsComma = false
    }

    /// Begins an object under a key that is known only at run time.
    mutating func beginObject(named key: String) {
        string(nil, key)
        output.append(UInt8(ascii: ":"))
        needsComma = false
        beginObject()
    }

    /// A value that is JSON text already.
    mutating func raw(_ key: StaticString? = nil, _ text: String) {
        separate(key)
        output += text.utf8
    }

    package mutating func endObject() {
        output.append(UInt8(ascii: "}"))
        needsComma = true
    }

    mutating func beginArray(_ key: StaticString? = nil) {
        separate(key)
        output.append(UInt8(ascii: "["))
        needsComma = false
    }

    mutating func endArray() {
        output.append(UInt8(ascii: "]"))
        needsComma = true
    }

    /// Begins another text of its own in the same output.
    mutating func startAnew() {
        needsComma = false
    }

    mutating func null(_ key: StaticString? = nil) {
        separate(key)
        append("null")
    }

    mutating func bool(_ key: StaticString? = nil, _ value: Bool) {
        separate(key)
        append(value ? "true" : "false")
    }

    /// An integer, or null for nil.
    mutating func integer(_ key: StaticString? = nil, _ value: (some FixedWidthInteger)?) {
        guard let value else { return null(key) }
        number(key) { text in
            if let signed = Int64(exactly: value) {
                DecimalText.append(signed, to: &text)
            } else {
                DecimalText.append(UInt64(truncatingIfNeeded: value), to: &text)
            }
        }
    }

    /// `thousandths` / 1000 as an exact decimal number, or null for nil.
    mutating func thousandths(_ key: StaticString? = nil, _ thousandths: Int64?) {
        guard let thousandths else { return null(key) }
        number(key) { DecimalText.appendThousandths(thousandths, to: &$0) }
    }

    /// A moment as RFC 3339 text, or null for nil.
    mutating func utc(_ key: StaticString? = nil, _ unixSeconds: Int64?) {
        guard let unixSeconds else { return null(key) }
        separate(key)
        output.append(UInt8(ascii: "\""))
        UTCText.append(unixSeconds, to: &output)
        output.append(UInt8(ascii: "\""))
    }

    /// A string with its escapes, or null for nil.
    package mutating func string(_ key: StaticString? = nil, _ value: String?) {
        guard let value else { return null(key) }
        separate(key)
        output.append(UInt8(ascii: "\""))
        for byte in value.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                output.append(UInt8(ascii: "\\"))
                output.append(byte)
            case 0..<0x20, 0x7F:
                append("\\u00")
                output.append(Self.hexDigit(byte >> 4))
                output.append(Self.hexDigit(byte & 15))
            default: output.append(byte)
            }
        }
        output.append(UInt8(ascii: "\""))
    }

    /// As `separate` and a number after it: large answers are numbers nearly alone, so the output is
    /// asked for room once for each.
    @inline(__always)
    private mutating func number(
        _ key: StaticString?, _ write: (inout OutputSpan<UInt8>) -> Void
    ) {
        let hasNeighbour = needsComma
        needsComma = true
        let keyByteCount = key?.utf8CodeUnitCount ?? 0
        output.append(addingCapacity: keyByteCount + 4 + DecimalText.maximumByteCount) { text in
            if hasNeighbour { text.append(UInt8(ascii: ",")) }
            if let key {
                text.append(UInt8(ascii: "\""))
                // The literal's bytes live as long as the program.
                for index in 0..<keyByteCount { unsafe text.append(key.utf8Start[index]) }
                text.append(UInt8(ascii: "\""))
                text.append(UInt8(ascii: ":"))
            }
            write(&text)
        }
    }

    private mutating func separate(_ key: StaticString?) {
        if needsComma { output.append(UInt8(ascii: ",")) }
        needsComma = true
        guard let key else { return }
        output.append(UInt8(ascii: "\""))
        append(key)
        output.append(UInt8(ascii: "\""))
        output.append(UInt8(ascii: ":"))
    }

    private mutating func append(_ text: StaticString) {
        // The literal's bytes live as long as the program.
        text.withUTF8Buffer { unsafe output.append(contentsOf: $0) }
    }

    private static func hexDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
}
