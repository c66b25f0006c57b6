/// Replaces what stands between a field's tags in the bytes of an encoded fragment.
///
/// The simulator speaks through RavenKit's encoder, which writes well-formed values only. What a
/// real device also says (a divisor of zero, a time of zero, a demand in another width) is put in
/// afterwards as text.
enum FieldText {
    /// Replaces the text of the field `name` wherever it occurs; does nothing where it does not.
    static func replace(_ name: String, with text: String, in fragment: inout [UInt8]) {
        let startTag = Array("<\(name)>".utf8)
        var from = 0
        while let start = position(of: startTag, in: fragment, from: from) {
            let textStart = start + startTag.count
            guard let textEnd = position(of: [UInt8(ascii: "<")], in: fragment, from: textStart)
            else { return }
            fragment.replaceSubrange(textStart..<textEnd, with: text.utf8)
            from = textStart
        }
    }

    /// `0x` and at least so many lower-case hexadecimal digits.
    static func hex(_ value: UInt64, digits: Int) -> String {
        let text = String(value, radix: 16)
        return "0x" + String(repeating: "0", count: max(digits - text.count, 0)) + text
    }

    private static func position(of pattern: [UInt8], in bytes: [UInt8], from: Int) -> Int? {
        guard bytes.count >= pattern.count else { return nil }
        var start = from
        while start <= bytes.count - pattern.count {
            if bytes[start] == pattern[0],
                bytes[start..<start + pattern.count].elementsEqual(pattern)
            {
                return start
            }
            start += 1
        }
        return nil
    }
}
