/// Shortcuts for what a feed consists of almost entirely: tags without attributes, and numbers in
/// elements of their own. Each either takes the whole or leaves everything to the general way.
extension XMLTokenizer {
    /// Takes a start tag without attributes, or an end tag without blanks, that lies in the buffer
    /// as a whole.
    mutating func takeQuickTag() -> Token? {
        let start = position
        guard start + 2 < bytes.count, bytes[start] == 0x3C else { return nil }
        if bytes[start + 1] == 0x2F {
            guard let end = openNames.match(bytes, at: start + 2), end < bytes.count,
                bytes[end] == 0x3E
            else { return nil }
            markTokenStart()
            closeElement()
            use(upTo: end + 1)
            return .endTag
        }
        guard depth > 0, depth < limits.maximumDepth,
            let name = Self.quickName(bytes, from: start + 1)
        else { return nil }
        var found = XMLNamespace.none
        if name.localStart == start + 1 {
            found = namespaces.defaultNamespace
        } else {
            guard
                let bound = namespaces.namespace(
                    prefix: bytes[(start + 1)..<(name.localStart - 1)])
            else { return nil }
            found = bound
        }
        namespace = found
        markTokenStart()
        qualifiedName = start + 1..<name.end
        localName = name.localStart..<name.end
        nameKey = name.key
        nameTail = name.tail
        attributes.removeAll(keepingCapacity: true)
        openNames.push(bytes, qualifiedName)
        use(upTo: name.end + 1)
        return .startTag
    }

    /// Takes a whole number and the end tag behind it, which closes the innermost element.
    mutating func takeQuickInteger() -> Int64? {
        guard !endTagIsDue, let (value, end) = Self.quickInteger(bytes.span, from: position),
            end + 2 < bytes.count, bytes[end] == 0x3C, bytes[end + 1] == 0x2F,
            let nameEnd = openNames.match(bytes, at: end + 2), nameEnd < bytes.count,
            bytes[nameEnd] == 0x3E
        else { return nil }
        closeElement()
        use(upTo: nameEnd + 1)
        return value
    }

    private struct QuickName {
        var localStart: Int
        var end: Int
        var key: UInt64 = 0
        var tail: UInt64 = 0
    }

    /// A name that ends in `>`, with at most one colon.
    private static func quickName(_ bytes: borrowing [UInt8], from start: Int) -> QuickName? {
        let span = bytes.span
        var name = QuickName(localStart: start, end: start)
        var index = start
        while index < span.count {
            let byte = span[index]
            let isLetter = (byte | 0x20) &- 0x61 < 26 || byte == 0x5F
            if isLetter || index > name.localStart && (byte &- 0x30 < 10 || byte == 0x2D) {
                if index - name.localStart < 8 { name.key = name.key << 8 | UInt64(byte) }
                name.tail = name.tail << 8 | UInt64(byte)
            } else if byte == 0x3E {
                name.end = index
                return index > name.localStart ? name : nil
            } else if byte == 0x3A, name.localStart == start, index > start {
                name.localStart = index + 1
                name.key = 0
                name.tail = 0
            } else {
                return nil
            }
            index += 1
        }
        return nil
    }

    /// Up to 18 digits with an optional minus in front.
    static func quickInteger(
        _ span: borrowing Span<UInt8>, from start: Int
    ) -> (value: Int64, end: Int)? {
        var index = start
        guard index < span.count else { return nil }
        let isNegative = span[index] == 0x2D
        if isNegative { index += 1 }
        let digitsStart = index
        var value: Int64 = 0
        while index < span.count, index < digitsStart + 18 {
            let digit = span[index] &- 0x30
            guard digit < 10 else { break }
            value = value &* 10 &+ Int64(digit)
            index += 1
        }
        guard index > digitsStart else { return nil }
        return (isNegative ? 0 &- value : value, index)
    }
}
