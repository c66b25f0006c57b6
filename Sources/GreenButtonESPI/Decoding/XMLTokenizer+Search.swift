extension XMLTokenizer {
    /// The next token; nil when more bytes are needed, or when all input is used up.
    mutating func next() throws(ESPIDecodingError) -> Token? {
        if endTagIsDue {
            takeDueEndTag()
            return .endTag
        }
        while true {
            if search == .none {
                if let token = takeQuickTag() { return token }
                guard try beginSearch() else { return nil }
            }
            switch search {
            case .none: continue
            case .text:
                if !findTextEnd() {
                    guard inputHasEnded, depth == 0 else { return try needsMore() }
                }
                if let token = try takeText(upTo: searched) { return token }
            case .tag(let quote):
                guard findTagEnd(quote: quote) else { return try needsMore() }
                try checkLength(upTo: searched)
                search = .none
                return try takeTag()
            case .comment:
                guard find([0x2D, 0x2D, 0x3E]) else { return try skipsOn(keeping: 2) }
                use(upTo: searched)
            case .processingInstruction(let isDeclaration):
                guard find([0x3F, 0x3E]) else {
                    return isDeclaration ? try needsMore() : try skipsOn(keeping: 1)
                }
                if isDeclaration { try checkDeclaration() }
                use(upTo: searched)
            case .characterData:
                guard find([0x5D, 0x5D, 0x3E]) else { return try needsMore() }
                try checkLength(upTo: searched)
                text = position + 9..<searched - 3
                textIsCharacterData = true
                use(upTo: searched)
                return .text
            }
        }
    }

    /// Decides what begins at `position`; false when more bytes are needed for that.
    private mutating func beginSearch() throws(ESPIDecodingError) -> Bool {
        guard position < bytes.count else {
            if inputHasEnded, depth > 0 || !rootHasEnded {
                markTokenStart()
                throw failure(.truncated, "the input ends inside the feed")
            }
            return false
        }
        markTokenStart()
        if baseOffset + position == 0, bytes[0] == 0xEF || bytes[0] >= 0xFE || bytes[0] == 0 {
            guard try skipByteOrderMark() else { return false }
            guard position < bytes.count else { return false }
        }
        guard bytes[position] == 0x3C else {
            search = .text
            return true
        }
        guard position + 1 < bytes.count else { return try waits() }
        switch bytes[position + 1] {
        case 0x3F:
            guard position + 5 < bytes.count else { return try waits() }
            let isDeclaration = startsWith([0x3C, 0x3F, 0x78, 0x6D, 0x6C, 0x20])
            guard !isDeclaration || !rootHasBegun else {
                throw failure(.notWellFormed, "an XML declaration inside the document")
            }
            search = .processingInstruction(isDeclaration: isDeclaration)
            skipMarker(byteCount: 2)
        case 0x21:
            if startsWith([0x3C, 0x21, 0x2D, 0x2D]) {
                search = .comment
                skipMarker(byteCount: 4)
            } else if startsWith([0x3C, 0x21, 0x5B, 0x43, 0x44, 0x41, 0x54, 0x41, 0x5B]) {
                guard depth > 0 else {
                    throw failure(.notWellFormed, "text outside of the feed element")
                }
                search = .characterData
                skipMarker(byteCount: 9)
            } else {
                guard position + 9 <= bytes.count else { return try waits() }
                guard startsWith([0x3C, 0x21, 0x44, 0x4F, 0x43, 0x54, 0x59, 0x50, 0x45]) else {
                    throw failure(.notWellFormed, "no markup begins with these characters")
                }
                throw failure(.documentType, "document type declarations are refused")
            }
        default:
            search = .tag(quote: 0)
            skipMarker(byteCount: 1)
        }
        return true
    }

    mutating func markTokenStart() {
        if searched < position { searched = position }
        tokenLine = line
        tokenColumn = baseOffset + position - lineStartOffset + 1
    }

    private mutating func skipMarker(byteCount: Int) {
        searched = position + byteCount
        sectionStartOffset = baseOffset + searched
    }

    /// False, which asks for more bytes, unless there are none.
    private func waits() throws(ESPIDecodingError) -> Bool {
        if inputHasEnded { throw failure(.truncated, "the input ends inside a tag or text") }
        return false
    }

    private func needsMore() throws(ESPIDecodingError) -> Token? {
        try checkLength(upTo: searched)
        if inputHasEnded { throw failure(.truncated, "the input ends inside a tag or text") }
        return nil
    }

    /// Lets go of the part of a comment that was looked at, so that its length does not matter.
    private mutating func skipsOn(keeping count: Int) throws(ESPIDecodingError) -> Token? {
        if inputHasEnded { throw failure(.truncated, "the input ends inside a comment") }
        position = max(position, searched - count)
        return nil
    }

    /// Checks the token from `position` to `end`, whether its end was found or not.
    private func checkLength(upTo end: Int) throws(ESPIDecodingError) {
        if end - position > limits.maximumTokenByteCount {
            throw failure(
                .limitExceeded,
                "a tag or text of more than \(limits.maximumTokenByteCount) bytes")
        }
    }

    mutating func use(upTo end: Int) {
        position = end
        searched = end
        search = .none
    }

    private func startsWith(_ marker: [UInt8]) -> Bool {
        guard position + marker.count <= bytes.count else { return false }
        for (index, byte) in marker.enumerated() where bytes[position + index] != byte {
            return false
        }
        return true
    }

    private mutating func skipByteOrderMark() throws(ESPIDecodingError) -> Bool {
        guard bytes.count >= 3 || inputHasEnded else { return false }
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        guard mark.starts(with: bytes.prefix(3)) else {
            throw failure(.encoding, "the feed is not UTF-8")
        }
        guard bytes.count >= 3 else { return try waits() }
        position = 3
        searched = 3
        lineStartOffset = 3
        tokenColumn = 1
        return true
    }

    /// Accepts UTF-8, and ASCII, which is a part of it.
    private func checkDeclaration() throws(ESPIDecodingError) {
        let declaration = String(decoding: bytes[position..<searched], as: UTF8.self).lowercased()
        guard let start = declaration.firstRange(ofWord: "encoding") else { return }
        let name = declaration[start...].drop { $0 != "\"" && $0 != "'" }.dropFirst()
            .prefix { $0 != "\"" && $0 != "'" }
        guard ["utf-8", "utf8", "us-ascii", "ascii"].contains(String(name)) else {
            throw failure(.encoding, "the feed says it is '\(name)', only UTF-8 is accepted")
        }
    }

    // MARK: Searching

    private mutating func findTextEnd() -> Bool {
        var index = searched
        var newLine = line
        var newLineStart = lineStartOffset
        var isFound = false
        do {
            let span = bytes.span
            while index < span.count {
                let byte = span[index]
                if byte == 0x3C {
                    isFound = true
                    break
                }
                index += 1
                if byte == 0x0A {
                    newLine += 1
                    newLineStart = baseOffset + index
                }
            }
        }
        searched = index
        line = newLine
        lineStartOffset = newLineStart
        return isFound
    }

    /// Finds the `>` that ends a tag, which may not stand inside quotes.
    private mutating func findTagEnd(quote: UInt8) -> Bool {
        var index = searched
        var newLine = line
        var newLineStart = lineStartOffset
        var quote = quote
        var isFound = false
        do {
            let span = bytes.span
            while index < span.count {
                let byte = span[index]
                index += 1
                if byte == 0x3E, quote == 0 {
                    isFound = true
                    break
                }
                if byte == 0x22 || byte == 0x27 {
                    if quote == 0 { quote = byte } else if quote == byte { quote = 0 }
                } else if byte == 0x0A {
                    newLine += 1
                    newLineStart = baseOffset + index
                }
            }
        }
        searched = index
        line = newLine
        lineStartOffset = newLineStart
        search = .tag(quote: quote)
        return isFound
    }

    /// Finds the marker that ends a comment, a CDATA section or a processing instruction.
    private mutating func find(_ marker: [UInt8]) -> Bool {
        while searched < bytes.count {
            let byte = bytes[searched]
            searched += 1
            if byte == 0x0A {
                line += 1
                lineStartOffset = baseOffset + searched
            }
            // The marker may not reach back into the one that began the section.
            if byte == 0x3E, baseOffset + searched - marker.count >= sectionStartOffset,
                bytes[searched - marker.count..<searched].elementsEqual(marker)
            {
                return true
            }
        }
        return false
    }

    private mutating func takeText(upTo end: Int) throws(ESPIDecodingError) -> Token? {
        try checkLength(upTo: end)
        text = position..<end
        textIsCharacterData = false
        use(upTo: end)
        guard !text.isEmpty else { return nil }
        if depth == 0 {
            guard isBlank(text) else {
                throw failure(.notWellFormed, "text outside of the feed element")
            }
            return nil
        }
        return .text
    }

    /// Whether a stretch of bytes is white space.
    func isBlank(_ range: Range<Int>) -> Bool {
        let span = bytes.span
        for index in range {
            let byte = span[index]
            guard byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D else { return false }
        }
        return true
    }
}

extension String {
    fileprivate func firstRange(ofWord word: String) -> String.Index? {
        var index = startIndex
        while index < endIndex {
            if self[index...].hasPrefix(word) { return index }
            index = self.index(after: index)
        }
        return nil
    }
}
