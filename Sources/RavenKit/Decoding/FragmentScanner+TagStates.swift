/// Reading a tag: at once where it is the expected one, else byte by byte.
extension FragmentScanner {
    /// Takes a whole tag at once where it is the one that usually comes next, in its usual case and
    /// wholly there. Only a short cut: the states below come to the same.
    /// Before a stanza it may be there in part: then it is waited for.
    mutating func takeExpectedTag(
        _ bytes: borrowing Span<UInt8>, _ end: Int
    ) -> ShortCutOutcome {
        if level == .top { return takeExpectedRoot(bytes, end) }
        let start = position &+ 1
        guard start &+ 1 < end, let root else { return .unusual }
        let isEnd = bytes[start] == UInt8(ascii: "/")
        switch level {
        case .child:
            guard isEnd, let childField,
                let tagEnd = vocabulary.endOfTag(childField, bytes, start &+ 1, end)
            else { return .unusual }
            let textEnd = position
            position = tagEnd
            finishChild(bytes, textEnd: textEnd)
        case .stanza where isEnd:
            guard let tagEnd = vocabulary.endOfTag(root, bytes, start &+ 1, end) else {
                return .unusual
            }
            position = tagEnd
            completeStanza()
        case .stanza:
            guard let field = vocabulary.field(at: expectedPlace, of: root),
                let tagEnd = vocabulary.endOfTag(field, bytes, start, end)
            else { return .unusual }
            tagStart = position
            position = tagEnd
            openKnownChild(expectedPlace, of: root)
        case .top, .candidate: return .unusual
        }
        return .taken
    }

    /// The stanza that came last comes again, with its first child as usual.
    private mutating func takeExpectedRoot(
        _ bytes: borrowing Span<UInt8>, _ end: Int
    ) -> ShortCutOutcome {
        guard let root, !isRunUnusual else { return .unusual }
        let opening = vocabulary.opening(of: root)
        switch vocabulary.match(opening, bytes, position, end) {
        case .taken: break
        case .waiting: return .waiting
        case .unusual:
            guard let tagEnd = vocabulary.endOfTag(root, bytes, position &+ 1, end) else {
                return .unusual
            }
            tagStart = position
            position = tagEnd
            openStanza(root, at: offset(tagStart))
            return .taken
        }
        openStanza(root, at: offset(position))
        position &+= Int(opening.byteCount)
        tagStart = position &- vocabulary.step(vocabulary.stepIndex(of: 0, in: root)).tagByteCount
        openKnownChild(0, of: root)
        return .taken
    }

    mutating func beginTag() {
        tagStart = position
        isEndTag = false
        tagHasNUL = false
        state = .tagOpen
        position &+= 1
    }

    /// What began like a tag is none: it is text, and the byte at ``position`` is looked at as such.
    mutating func breakTag() {
        state = .text
        if level == .candidate { dropCandidate() }
        if level == .stanza { hasText = true }
        if level != .child { addNoise(offset(tagStart)..<offset(position)) }
    }

    @inline(never)
    mutating func scanTagOpen(_ bytes: borrowing Span<UInt8>) {
        let byte = bytes[position]
        if position &- tagStart >= Self.maximumTagByteCount {
            breakTag()
        } else if byte.isNameStart {
            nameStart = position
            state = .tagName
        } else if byte == UInt8(ascii: "/"), !isEndTag {
            isEndTag = true
            position &+= 1
        } else if byte == 0 {
            tagHasNUL = true
            position &+= 1
        } else if byte == UInt8(ascii: "!"), level == .child, !isEndTag {
            cdataMatchCount = 2
            state = .cdataOpen
            position &+= 1
        } else {
            breakTag()
        }
    }

    @inline(never)
    mutating func scanTagName(_ bytes: borrowing Span<UInt8>, _ end: Int) {
        let tagEnd = min(end, tagStart &+ Self.maximumTagByteCount)
        var index = position
        while index < tagEnd, bytes[index].isNameByte { index &+= 1 }
        position = index
        guard index < tagEnd else {
            if index < end { breakTag() }
            return
        }
        nameEnd = index
        switch bytes[index] {
        case UInt8(ascii: ">"):
            position &+= 1
            completeTag(bytes, isSelfClosing: false)
        case 0:
            tagHasNUL = true
            position &+= 1
        case UInt8(ascii: "/") where !isEndTag:
            state = .tagSlash
            position &+= 1
        case let byte where byte.isBlank:
            state = .tagBlank
            position &+= 1
        default:
            breakTag()
        }
    }

    @inline(never)
    mutating func scanTagEnd(_ bytes: borrowing Span<UInt8>) {
        let byte = bytes[position]
        if position &- tagStart >= Self.maximumTagByteCount {
            breakTag()
        } else if byte == UInt8(ascii: ">") {
            position &+= 1
            completeTag(bytes, isSelfClosing: state == .tagSlash)
        } else if byte == 0 {
            tagHasNUL = true
            position &+= 1
        } else if state == .tagBlank, byte.isBlank {
            position &+= 1
        } else if state == .tagBlank, byte == UInt8(ascii: "/"), !isEndTag {
            state = .tagSlash
            position &+= 1
        } else {
            breakTag()
        }
    }

    mutating func completeTag(_ bytes: borrowing Span<UInt8>, isSelfClosing: Bool) {
        state = .text
        guard tagHasNUL else {
            handleTag(bytes, bytes, nameStart, nameEnd, isSelfClosing)
            return
        }
        // NULs are removed everywhere, also inside names (D4).
        var name: [UInt8] = []
        for index in nameStart..<nameEnd where bytes[index] != 0 { name.append(bytes[index]) }
        nulFaults = nulRuns(bytes, tagStart, position)
        handleTag(bytes, name.span, 0, name.count, isSelfClosing)
        takeNULFaults()
    }
}
