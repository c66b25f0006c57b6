/// What a whole tag means at each level. `name[start..<end]` is its name without NULs.
extension FragmentScanner {
    mutating func handleTag(
        _ bytes: borrowing Span<UInt8>, _ name: borrowing Span<UInt8>, _ start: Int, _ end: Int,
        _ isSelfClosing: Bool
    ) {
        if isEndTag {
            handleEndTag(bytes, name, start, end)
            return
        }
        // A child of the stanza's own vocabulary is no root: no need to look further.
        if level == .stanza, let root,
            let place = vocabulary.place(of: name, start, end, in: root, expected: expectedPlace)
        {
            openKnownChild(place, of: root)
        } else if let opened = vocabulary.root(named: name, start, end) {
            beginStanza(opened)
            if isSelfClosing { completeStanza() }
            return
        } else {
            handleOtherStart(bytes, name, start, end, isSelfClosing)
        }
        if isSelfClosing, level == .child { finishChild(bytes, textEnd: textStart) }
    }

    /// A known root begins, whatever was open.
    private mutating func beginStanza(_ opened: RavenRoot) {
        switch level {
        case .top: break
        case .candidate: dropCandidate()
        case .stanza, .child: truncate(at: offset(tagStart))
        }
        openStanza(opened, at: offset(tagStart))
    }

    private mutating func handleOtherStart(
        _ bytes: borrowing Span<UInt8>, _ name: borrowing Span<UInt8>, _ start: Int, _ end: Int,
        _ isSelfClosing: Bool
    ) {
        switch level {
        case .top:
            if isSkipping || isSelfClosing {
                addNoise(offset(tagStart)..<offset(position))
            } else {
                becomeCandidate(name, start, end)
            }
        case .candidate:
            let candidate = unknownRootName
            if vocabulary.isFieldName(candidate.span, 0, candidate.count) {
                // A child's name never opens a stanza: it is the leftover of a cut one.
                dropCandidate()
                handleOtherStart(bytes, name, start, end, isSelfClosing)
            } else {
                openStanza(nil, at: stanzaStart)
                openUnknownChild(name, start, end)
            }
        case .stanza:
            openUnknownChild(name, start, end)
        case .child:
            let outer = unknownChildName
            let isRoot = childField == nil && RavenRoot.isSiblingName(outer)
            if isRoot, isBlank(bytes, textStart, tagStart) {
                // Nesting is two levels deep, so what looked like a child is a root.
                truncate(at: childStart)
                unknownRootName = outer
                openStanza(nil, at: childStart)
                openUnknownChild(name, start, end)
                return
            }
            dropChild("the end tag is missing", end: offset(tagStart))
            if let root,
                let place = vocabulary.place(
                    of: name, start, end, in: root, expected: expectedPlace)
            {
                openKnownChild(place, of: root)
            } else {
                openUnknownChild(name, start, end)
            }
        }
    }

    private mutating func handleEndTag(
        _ bytes: borrowing Span<UInt8>, _ name: borrowing Span<UInt8>, _ start: Int, _ end: Int
    ) {
        if level == .child, closesChild(name, start, end) {
            finishChild(bytes, textEnd: tagStart)
            return
        }
        switch level {
        case .top:
            addNoise(offset(tagStart)..<offset(position))
            if isSkipping, closesRoot(name, start, end) { isSkipping = false }
        case .candidate:
            dropCandidate()
            addNoise(offset(tagStart)..<offset(position))
        case .stanza, .child:
            if closesRoot(name, start, end) {
                if level == .child {
                    dropChild("the end tag is missing", end: offset(tagStart))
                }
                completeStanza()
            } else if vocabulary.root(named: name, start, end) != nil {
                // The end of another stanza: the middle is lost, and with it this one's end.
                truncate(at: offset(position))
            } else if level == .child {
                dropChild("the end tag has another name", end: offset(position))
            } else {
                flushNoise()
                innerFaults.append(
                    RavenFault(
                        kind: .field, offset: offset(tagStart), byteCount: position &- tagStart,
                        fragment: rootName, field: WireText.decode(name, start, end),
                        message: "end tag without a start tag"))
            }
        }
    }

    private func closesChild(_ name: borrowing Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
        if let childField { return vocabulary.matches(childField, name, start, end) }
        return equal(unknownChildName, name, start, end)
    }

    private func closesRoot(_ name: borrowing Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
        if let root { return vocabulary.matches(root, name, start, end) }
        return equal(unknownRootName, name, start, end)
    }

    private func equal(
        _ known: [UInt8], _ name: borrowing Span<UInt8>, _ start: Int, _ end: Int
    ) -> Bool {
        guard known.count == end &- start else { return false }
        for index in known.indices
        where known[index].asciiLowercased != name[start &+ index].asciiLowercased {
            return false
        }
        return true
    }

    private func isBlank(_ bytes: borrowing Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
        for index in start..<end where !bytes[index].isBlank && bytes[index] != 0 { return false }
        return true
    }

    // MARK: Opening

    private mutating func becomeCandidate(
        _ name: borrowing Span<UInt8>, _ start: Int, _ end: Int
    ) {
        level = .candidate
        stanzaStart = offset(tagStart)
        candidateEnd = offset(position)
        copy(name, start, end, to: &unknownRootName)
    }

    mutating func openStanza(_ opened: RavenRoot?, at offset: UInt64) {
        level = .top
        flushNoise()
        level = .stanza
        root = opened
        stanzaStart = offset
        hasChildren = false
        hasText = false
        isSkipping = false
        expectedPlace = 0
        slots.removeAll()
        if !unknownFields.isEmpty { unknownFields = [] }
        if !innerFaults.isEmpty { innerFaults = [] }
        if !receivedFields.isEmpty { receivedFields = [] }
        takeNULFaults()
    }

    mutating func openKnownChild(_ place: Int, of root: RavenRoot) {
        openChild()
        childField = vocabulary.field(at: place, of: root)
        // A repeated child (meter list, profile) is found again by the search.
        expectedPlace = place &+ 1
    }

    private mutating func openUnknownChild(
        _ name: borrowing Span<UInt8>, _ start: Int, _ end: Int
    ) {
        openChild()
        childField = nil
        copy(name, start, end, to: &unknownChildName)
    }

    private mutating func openChild() {
        flushNoise()
        level = .child
        hasChildren = true
        childStart = offset(tagStart)
        textStart = position
        runSeamStart = -1
        isRunUnusual = false
    }

    private func copy(
        _ name: borrowing Span<UInt8>, _ start: Int, _ end: Int, to copy: inout [UInt8]
    ) {
        copy.removeAll(keepingCapacity: true)
        for index in start..<end { copy.append(name[index]) }
    }
}

extension RavenRoot {
    /// Whether a sibling product has a root of that name.
    static func isSiblingName(_ name: [UInt8]) -> Bool {
        let text = String(decoding: name, as: UTF8.self)
        for sibling in siblingNames where sibling.equalsIgnoringASCIICase(text) { return true }
        return false
    }
}
