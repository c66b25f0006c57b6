/// Finds stanzas, children and damage in a stream of bytes.
///
/// A state machine that looks at each byte once and can stop behind any of them, so the outcome
/// does not depend on how the bytes were grouped (D5). Where it is in the grammar is ``level``;
/// where it is inside a tag is ``state``. The bytes themselves belong to the decoder; this type
/// holds indices into them.
///
/// Resynchronisation: a start tag with a known root name always begins a stanza, whatever was open
/// before (D2). Everything else that fits nowhere is noise (D3, D4).
struct FragmentScanner: Sendable {
    /// How deep the scanner is.
    enum Level {
        /// Between stanzas.
        case top
        /// Behind an unknown start tag at top level: a root if a child follows, else a leftover.
        case candidate
        /// In a stanza, between its children.
        case stanza
        /// Between the tags of a child.
        case child
    }

    /// Where the scanner is with respect to tags.
    enum State {
        /// Outside tags.
        case text
        /// Behind `<` or `</`.
        case tagOpen
        /// In the name.
        case tagName
        /// In blanks behind the name.
        case tagBlank
        /// Behind the slash of `<X/`.
        case tagSlash
        /// In `<![CDATA[`.
        case cdataOpen
        /// In literal text.
        case cdata
        /// In literal text, in what looks like a tag.
        case cdataTag
        /// In literal text, behind what looks like the start tag of a known root.
        case cdataRoot
    }

    /// A tag longer than this is none.
    static let maximumTagByteCount = 128

    let maximumFragmentByteCount: Int
    let retainsFieldText: Bool
    /// Whether commands are what is listened for, not an echo.
    let hearsCommands: Bool
    let vocabulary = RavenVocabulary.shared

    var level = Level.top
    var state = State.text
    /// The next byte to look at.
    var position = 0
    /// Stream offset of the buffer's first byte.
    var base: UInt64 = 0

    // The tag being read.
    var tagStart = 0
    var nameStart = 0
    var nameEnd = 0
    var isEndTag = false
    var tagHasNUL = false
    var nulFaults: [RavenFault] = []

    /// The number that a run waits behind, and where the bytes after it begin; -1 where none is kept.
    var runValue: UInt64?
    var runSeamStart = -1
    /// What is being read is not as usual: see ``takeRun(_:_:)``.
    var isRunUnusual = false

    // Literal text.
    var cdataMatchCount = 0
    var cdataRoot: RavenRoot?

    // The stanza being read.
    var root: RavenRoot?
    /// Name of an unknown root, as received.
    var unknownRootName: [UInt8] = []
    var stanzaStart: UInt64 = 0
    /// Where the start tag of a candidate ends.
    var candidateEnd: UInt64 = 0
    var hasChildren = false
    var hasText = false
    /// Behind an oversize stanza only known roots open a new one (D9).
    var isSkipping = false
    var slots = FieldSlots()
    var unknownFields: [FragmentField] = []
    var innerFaults: [RavenFault] = []
    var receivedFields: [(field: RavenFieldName?, value: FragmentField)] = []

    // The child being read.
    var expectedPlace = 0
    var childField: RavenFieldName?
    var unknownChildName: [UInt8] = []
    var childStart: UInt64 = 0
    var textStart = 0

    // A run of noise not yet reported.
    var noise: Range<UInt64>?

    /// Found and not yet handed out.
    var events: [RavenEvent] = []

    init(maximumFragmentByteCount: Int, retainsFieldText: Bool, hearsCommands: Bool) {
        self.hearsCommands = hearsCommands
        self.maximumFragmentByteCount = maximumFragmentByteCount
        self.retainsFieldText = retainsFieldText
    }

    /// Stream offset of an index.
    func offset(_ index: Int) -> UInt64 { base &+ UInt64(truncatingIfNeeded: index) }

    /// Whether a stanza is open.
    var isInStanza: Bool { level == .stanza || level == .child }

    /// The first byte that is still needed.
    var retainedStart: Int {
        if level == .child { return min(textStart, position) }
        return state == .text ? position : min(tagStart, position)
    }

    /// Follows the buffer when its first `count` bytes are dropped.
    mutating func drop(_ count: Int) {
        position &-= count
        tagStart &-= count
        nameStart &-= count
        nameEnd &-= count
        textStart &-= count
        if runSeamStart >= 0 { runSeamStart &-= count }
        base &+= UInt64(truncatingIfNeeded: count)
    }

    /// How many more bytes may come before they have to be looked at, as long as no tag ends in them
    /// that could end a fragment: see ``mayEndFragment(_:_:)``.
    @inline(__always)
    func postponableByteCount(_ byteCount: Int) -> Int {
        guard isInStanza else { return .max }
        let used = Int(truncatingIfNeeded: base &- stanzaStart)
        return maximumFragmentByteCount &- used &- byteCount
    }

    /// Whether a tag whose name ends in these two bytes could end a fragment. In a stanza of a known
    /// root only the tag of a known root does, or one of a sibling product.
    @inline(__always)
    func mayEndFragment(_ lastButOne: UInt8, _ last: UInt8) -> Bool {
        guard isInStanza, root != nil else { return true }
        return vocabulary.mayEndRoot(lastButOne, last)
    }

    /// Reads on until there is an event or no byte is left.
    mutating func scan(_ buffer: [UInt8], _ byteCount: Int) {
        let bytes = buffer.span.extracting(first: byteCount)
        while events.isEmpty {
            var end = bytes.count
            if isInStanza {
                let used = Int(truncatingIfNeeded: base &- stanzaStart)
                end = min(end, maximumFragmentByteCount &- used)
            }
            if position >= end {
                guard position < bytes.count else { return }
                dropOversize()
                continue
            }
            switch state {
            case .text:
                if level == .child {
                    if position == textStart {
                        switch takeRun(bytes, end) {
                        case .taken: continue
                        case .waiting: return
                        case .unusual: break
                        }
                    }
                    scanChildText(bytes, end)
                } else if scanBetween(bytes, end) == .waiting {
                    return
                }
            case .tagOpen: scanTagOpen(bytes)
            case .tagName: scanTagName(bytes, end)
            case .tagBlank, .tagSlash: scanTagEnd(bytes)
            case .cdataOpen, .cdata, .cdataTag, .cdataRoot: scanCDATA(bytes)
            }
        }
    }

    /// The stream has ended: what is open is cut off.
    mutating func finish() {
        if isInStanza {
            truncate(at: offset(position))
        } else {
            if level == .candidate { dropCandidate() }
            if state != .text { addNoise(offset(tagStart)..<offset(position)) }
        }
        level = .top
        state = .text
        isSkipping = false
        isRunUnusual = false
        flushNoise()
    }

    // MARK: Text

    @inline(never)
    private mutating func scanChildText(_ bytes: borrowing Span<UInt8>, _ end: Int) {
        var index = position
        while index < end, bytes[index] != UInt8(ascii: "<") { index &+= 1 }
        position = index
        if index < end, takeExpectedTag(bytes, end) != .taken { beginTag() }
    }

    private mutating func scanBetween(
        _ bytes: borrowing Span<UInt8>, _ end: Int
    ) -> ShortCutOutcome {
        while position < end {
            let byte = bytes[position]
            if byte == UInt8(ascii: "<") {
                let outcome = takeExpectedTag(bytes, end)
                if outcome == .unusual { beginTag() }
                return outcome
            }
            if !byte.isBlank {
                if level == .candidate { dropCandidate() }
                if level == .stanza, byte != 0 { hasText = true }
                addNoise(offset(position)..<offset(position &+ 1))
            }
            position &+= 1
        }
        return .taken
    }
}
