extension XMLTokenizer {
    /// Reads the tag from `position` to `searched`.
    mutating func takeTag() throws(ESPIDecodingError) -> Token {
        let end = searched - 1
        let isEndTag = bytes[position + 1] == 0x2F
        var index = position + (isEndTag ? 2 : 1)
        let nameStart = index
        var key: UInt64 = 0
        var tail: UInt64 = 0
        var keyByteCount = 0
        var localStart = index
        do {
            let span = bytes.span
            while index < end {
                let byte = span[index]
                if byte <= 0x20 || byte == 0x2F { break }
                if byte == 0x3A {
                    localStart = index + 1
                    key = 0
                    tail = 0
                    keyByteCount = 0
                } else {
                    tail = tail << 8 | UInt64(byte)
                    if keyByteCount < 8 {
                        key = key << 8 | UInt64(byte)
                        keyByteCount += 1
                    }
                }
                index += 1
            }
        }
        qualifiedName = nameStart..<index
        localName = localStart..<index
        nameKey = key
        nameTail = tail
        if isEndTag {
            guard isBlank(index..<end) else {
                throw failure(.notWellFormed, "an end tag with more than a name")
            }
            try takeEndTag()
            position = searched
            return .endTag
        }
        try takeStartTag(attributesStart: index, end: end)
        position = searched
        return .startTag
    }

    private mutating func takeEndTag() throws(ESPIDecodingError) {
        guard depth > 0 else {
            throw failure(.notWellFormed, "an end tag without a start tag")
        }
        guard openNames.match(bytes, at: qualifiedName.lowerBound) == qualifiedName.upperBound
        else {
            let name = String(decoding: bytes[qualifiedName], as: UTF8.self)
            throw failure(.notWellFormed, "the end tag '\(name)' has no matching start tag")
        }
        closeElement()
    }

    /// Removes the innermost element from the list of those that are open.
    mutating func closeElement() {
        namespaces.close(depth: depth)
        openNames.pop()
        if depth == 0 { rootHasEnded = true }
    }

    /// Ends the element whose empty tag was delivered as a start tag.
    mutating func takeDueEndTag() {
        endTagIsDue = false
        closeElement()
    }

    private mutating func takeStartTag(
        attributesStart: Int, end: Int
    ) throws(ESPIDecodingError) {
        guard !rootHasEnded else {
            throw failure(.notWellFormed, "an element after the end of the feed element")
        }
        rootHasBegun = true
        guard depth < limits.maximumDepth else {
            throw failure(
                .limitExceeded, "elements nested deeper than \(limits.maximumDepth)")
        }
        try checkName(qualifiedName)
        openNames.push(bytes, qualifiedName)
        attributes.removeAll(keepingCapacity: true)
        var isEmpty = false
        if attributesStart < end {
            isEmpty = try takeAttributes(from: attributesStart, to: end)
        }
        if localName.lowerBound == qualifiedName.lowerBound {
            namespace = namespaces.defaultNamespace
        } else {
            let prefix = bytes[qualifiedName.lowerBound..<localName.lowerBound - 1]
            guard let bound = namespaces.namespace(prefix: prefix) else {
                throw failure(
                    .notWellFormed,
                    "the prefix '\(String(decoding: prefix, as: UTF8.self))' is not declared")
            }
            namespace = bound
        }
        endTagIsDue = isEmpty
    }

    /// Reads what follows the name; true when the tag ends in a slash.
    private mutating func takeAttributes(
        from start: Int, to end: Int
    ) throws(ESPIDecodingError) -> Bool {
        var index = start
        while index < end {
            guard isSpace(bytes[index]) else {
                guard bytes[index] == 0x2F, index == end - 1 else { throw malformedTag() }
                return true
            }
            while index < end, isSpace(bytes[index]) { index += 1 }
            guard index < end else { return false }
            if bytes[index] == 0x2F {
                guard index == end - 1 else { throw malformedTag() }
                return true
            }
            let nameStart = index
            while index < end, bytes[index] != 0x3D, !isSpace(bytes[index]) { index += 1 }
            let name = nameStart..<index
            while index < end, isSpace(bytes[index]) { index += 1 }
            guard index < end, bytes[index] == 0x3D else { throw malformedTag() }
            index += 1
            while index < end, isSpace(bytes[index]) { index += 1 }
            guard index < end, bytes[index] == 0x22 || bytes[index] == 0x27 else {
                throw malformedTag()
            }
            let quote = bytes[index]
            let valueStart = index + 1
            index = valueStart
            while index < end, bytes[index] != quote {
                guard bytes[index] != 0x3C else { throw malformedTag() }
                index += 1
            }
            guard index < end else { throw malformedTag() }
            try takeAttribute(name: name, value: valueStart..<index)
            index += 1
        }
        return false
    }

    private mutating func takeAttribute(
        name: Range<Int>, value: Range<Int>
    ) throws(ESPIDecodingError) {
        try checkName(name)
        guard attributes.count < limits.maximumAttributeCount else {
            throw failure(
                .limitExceeded, "more than \(limits.maximumAttributeCount) attributes")
        }
        for other in attributes where bytes[other.name].elementsEqual(bytes[name]) {
            throw failure(.notWellFormed, "an attribute is given twice")
        }
        attributes.append(XMLAttribute(name: name, value: value))
        let written = bytes[name]
        guard written.starts(with: Self.xmlns) else { return }
        let uri = Array(try decodedText(value).utf8)
        if written.count == Self.xmlns.count {
            namespaces.declare(prefix: [], uri: uri, depth: depth)
        } else if written[written.startIndex + Self.xmlns.count] == 0x3A {
            namespaces.declare(
                prefix: Array(written.dropFirst(Self.xmlns.count + 1)), uri: uri, depth: depth)
        }
    }

    private static let xmlns = Array("xmlns".utf8)

    private func malformedTag() -> ESPIDecodingError {
        failure(.notWellFormed, "the tag is not of the form <name attribute=\"value\">")
    }

    private func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
    }

    /// Letters, digits, `_`, `-`, `.` and what lies beyond ASCII; one colon with something on both
    /// sides.
    private func checkName(_ name: Range<Int>) throws(ESPIDecodingError) {
        var previous: UInt8 = 0x3A
        var colonCount = 0
        let span = bytes.span
        for index in name {
            let byte = span[index]
            switch byte {
            case 0x41...0x5A, 0x61...0x7A, 0x5F, 0x80...: break
            case 0x30...0x39, 0x2D, 0x2E:
                guard previous != 0x3A else { throw malformedName() }
            case 0x3A:
                colonCount += 1
                guard previous != 0x3A, colonCount == 1 else { throw malformedName() }
            default: throw malformedName()
            }
            previous = byte
        }
        guard previous != 0x3A else { throw malformedName() }
    }

    private func malformedName() -> ESPIDecodingError {
        failure(
            .notWellFormed, "the name of an element or attribute has a character it can not have")
    }

    /// The value of an attribute by its written name; nil when it is not there.
    func attribute(_ name: String) throws(ESPIDecodingError) -> String? {
        for attribute in attributes where bytes[attribute.name].elementsEqual(name.utf8) {
            return try decodedText(attribute.value)
        }
        return nil
    }
}
