/// How stanzas, children and noise end: as a fragment or as faults.
extension FragmentScanner {
    /// The name of the open stanza's root, for faults.
    var rootName: String {
        root?.name ?? WireText.decode(unknownRootName.span, 0, unknownRootName.count)
    }

    // MARK: Children

    /// The child has both tags: reads its text, `bytes[textStart..<textEnd]`.
    mutating func finishChild(_ bytes: borrowing Span<UInt8>, textEnd: Int) {
        level = .stanza
        if root == .command, !hearsCommands { return }
        var start = textStart
        var end = textEnd
        trim(bytes, &start, &end)
        if let childField, !retainsFieldText {
            let reading = FieldReading(vocabulary.kind(of: childField), bytes, start, end)
            if case .number(let value) = reading {
                store(childField, value)
                return
            }
        }
        var hasNUL = false
        for index in start..<end where bytes[index] == 0 { hasNUL = true }
        guard hasNUL else {
            finishChild(text: bytes, start, end)
            return
        }
        nulFaults += nulRuns(bytes, start, end)
        takeNULFaults()
        var cleaned: [UInt8] = []
        for index in start..<end where bytes[index] != 0 { cleaned.append(bytes[index]) }
        start = 0
        end = cleaned.count
        trim(cleaned.span, &start, &end)
        finishChild(text: cleaned.span, start, end)
    }

    private mutating func finishChild(text: borrowing Span<UInt8>, _ start: Int, _ end: Int) {
        guard let field = childField else {
            let name = WireText.decode(unknownChildName.span, 0, unknownChildName.count)
            let value = FragmentField(name: name, text: WireText.decode(text, start, end))
            unknownFields.append(value)
            if retainsFieldText { receivedFields.append((nil, value)) }
            return
        }
        if retainsFieldText {
            let value = FragmentField(name: field.name, text: WireText.decode(text, start, end))
            receivedFields.append((field, value))
        }
        switch FieldReading(vocabulary.kind(of: field), text, start, end) {
        case .number(let value):
            store(field, value)
        case .text(let text):
            slots.begin(field)
            slots.set(field, text: text)
        case .none:
            slots.begin(field)
            if start == end { slots.setEmpty(field) }
            if field.isList { slots.append(nil) }
        case .malformed:
            slots.begin(field)
            slots.setDamaged(field)
            if field.isList { slots.append(nil) }
            if field.kind == .hexadecimalSecret {
                // What the device printed is still worth showing to who asks for it.
                slots.set(field, text: WireText.decode(text, start, end))
            }
            addFieldFault(field.name, "the value can not be read", end: offset(position))
        }
    }

    mutating func store(_ field: RavenFieldName, _ value: UInt64) {
        slots.begin(field)
        if field.isList {
            slots.append(value)
        } else {
            slots.set(field, value)
        }
    }

    /// The child is damaged: it is reported and dropped (D8).
    mutating func dropChild(_ message: String, end: UInt64) {
        level = .stanza
        if root == .command, !hearsCommands { return }
        if let childField {
            // The place of an interval says when it was: it stays.
            if childField == .intervalData { slots.append(nil) }
            slots.setDamaged(childField)
            addFieldFault(childField.name, message, end: end)
        } else {
            addFieldFault(
                WireText.decode(unknownChildName.span, 0, unknownChildName.count), message,
                end: end)
        }
    }

    private mutating func addFieldFault(_ field: String, _ message: String, end: UInt64) {
        innerFaults.append(
            RavenFault(
                kind: .field, offset: childStart,
                byteCount: Int(truncatingIfNeeded: end &- childStart),
                fragment: rootName, field: field, message: message))
    }

    private func trim(_ bytes: borrowing Span<UInt8>, _ start: inout Int, _ end: inout Int) {
        while start < end, bytes[start].isBlank { start &+= 1 }
        while start < end, bytes[end &- 1].isBlank { end &-= 1 }
    }

    // MARK: Stanzas

    /// The stanza has both tags: hands it out.
    mutating func completeStanza() {
        flushNoise()
        takeNULFaults()
        level = .top
        let byteCount = Int(truncatingIfNeeded: offset(position) &- stanzaStart)
        guard root != .command || hearsCommands else {
            events.append(
                .fault(
                    RavenFault(
                        kind: .echo, offset: stanzaStart, byteCount: byteCount,
                        fragment: rootName, message: "a command came back as an echo")))
            return
        }
        if hasText, !hasChildren {
            // Nothing but text: a leftover child, not a fragment (D3).
            addNoise(stanzaStart..<offset(position))
            return
        }
        let fragment: RavenFragment
        if let root, let known = slots.fragment(of: root) {
            fragment = known
        } else {
            fragment = .unknown(UnknownFragment(name: rootName, fields: unknownFields))
        }
        var missing: [RavenFault] = []
        if let root, !slots.seen.covers(vocabulary.keyFields(of: root), with: slots.damaged) {
            missing = missingKeyFaults()
        }
        let fields = retainsFieldText ? retainedFields() : []
        events.append(
            .fragment(
                ReceivedFragment(
                    offset: stanzaStart, fragment: fragment,
                    unknownFields: root == nil || root == .command ? [] : unknownFields,
                    faultCount: missing.count &+ innerFaults.count,
                    isScaleDamaged: slots.isScaleDamaged, fields: fields)))
        for fault in missing { events.append(.fault(fault)) }
        if innerFaults.count > 1 { innerFaults.sort { $0.offset < $1.offset } }
        for fault in innerFaults { events.append(.fault(fault)) }
    }

    /// A missing reading is reported (D8); one that is damaged has been reported already.
    private func missingKeyFaults() -> [RavenFault] {
        guard let root else { return [] }
        var faults: [RavenFault] = []
        for field in root.keyFields
        where !slots.seen.contains(field) && !slots.damaged.contains(field) {
            faults.append(
                RavenFault(
                    kind: .field, offset: stanzaStart, byteCount: 0, fragment: rootName,
                    field: field.name, message: "the reading is missing"))
        }
        return faults
    }

    /// The stanza is cut off: nothing of it is used (D2).
    mutating func truncate(at end: UInt64) {
        noise = nil
        level = .top
        events.append(
            .fault(
                RavenFault(
                    kind: .truncated, offset: stanzaStart,
                    byteCount: Int(truncatingIfNeeded: end &- stanzaStart), fragment: rootName,
                    message: "the stanza is cut off")))
    }

    /// The stanza has reached the limit (D9).
    @inline(never)
    mutating func dropOversize() {
        noise = nil
        // A tag that lies across the limit is read again: it may open the next stanza.
        switch state {
        case .text: break
        case .tagOpen, .tagName, .tagBlank, .tagSlash, .cdataTag, .cdataRoot: position = tagStart
        case .cdataOpen, .cdata: break
        }
        state = .text
        level = .top
        isSkipping = true
        events.append(
            .fault(
                RavenFault(
                    kind: .oversize, offset: stanzaStart,
                    byteCount: Int(truncatingIfNeeded: offset(position) &- stanzaStart),
                    fragment: rootName,
                    message: "the stanza is longer than \(maximumFragmentByteCount) bytes")))
    }

    /// What stood behind an unknown start tag was no child: the tag is a leftover (D3).
    mutating func dropCandidate() {
        level = .top
        addNoise(stanzaStart..<candidateEnd)
    }

    // MARK: Noise

    /// Adds to the run of noise; a run is reported when it ends or has the size of a fragment.
    mutating func addNoise(_ range: Range<UInt64>) {
        guard let run = noise else {
            noise = range
            return
        }
        if range.upperBound &- run.lowerBound > UInt64(maximumFragmentByteCount) {
            flushNoise()
            noise = range
        } else {
            noise = run.lowerBound..<range.upperBound
        }
    }

    /// Reports the run of noise, if there is one.
    mutating func flushNoise() {
        guard let run = noise else { return }
        noise = nil
        let isInner = isInStanza
        let fault = RavenFault(
            kind: .noise, offset: run.lowerBound,
            byteCount: Int(truncatingIfNeeded: run.upperBound &- run.lowerBound),
            fragment: isInner ? rootName : nil,
            message: isInner ? "bytes between children" : "bytes between stanzas")
        if isInner { innerFaults.append(fault) } else { events.append(.fault(fault)) }
    }

    /// One fault for each run of NULs in `bytes[start..<end]`.
    func nulRuns(_ bytes: borrowing Span<UInt8>, _ start: Int, _ end: Int) -> [RavenFault] {
        var faults: [RavenFault] = []
        var index = start
        while index < end {
            let runStart = index
            while index < end, bytes[index] == 0 { index &+= 1 }
            if index > runStart {
                faults.append(
                    RavenFault(
                        kind: .noise, offset: offset(runStart), byteCount: index &- runStart,
                        message: "NUL bytes inside a stanza"))
            } else {
                index &+= 1
            }
        }
        return faults
    }

    /// NULs found in the tag or text just read belong to the stanza that is open now.
    mutating func takeNULFaults() {
        guard !nulFaults.isEmpty else { return }
        if isInStanza {
            for var fault in nulFaults {
                fault.fragment = rootName
                innerFaults.append(fault)
            }
        }
        nulFaults = []
    }
}

extension RavenFieldName {
    /// Whether the child may stand several times, each with its own place.
    var isList: Bool { self == .intervalData || self == .meterMacIDs }
}
