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

    // The run of usual children: how the value at `position` reads, where it ends, and how much of
    // what usually follows is there.
    var runValue: UInt64?
    var runSeamStart = 0
    var runMatchedCount = 0
    var runIndex = 0
    /// The child being read is not as usual.
    var isRunUnusual = false

    /// Up to here a name or a value may go on without anything else to watch for.
    private var quietEnd = 0
    private var quietPosition = 0

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
        // Int.max stands for no limit, and stays near it.
        quietEnd &-= count
        quietPosition &-= count
        runSeamStart &-= count
        base &+= UInt64(truncatingIfNeeded: count)
    }

    /// Whether bytes are held back because they may be a usual child.
    func isWaiting(in buffer: [UInt8]) -> Bool { position < buffer.count }

    /// Passes over bytes that only continue a name, a value or what usually follows one; true where
    /// none is left then. A short cut for streams that come byte by byte: ``scan(_:)`` comes to the
    /// same.
    @inline(__always)
    mutating func passQuietBytes(_ buffer: [UInt8]) -> Bool {
        let bytes = buffer.span
        // More than a few bytes are faster read as a whole.
        guard bytes.count &- quietPosition <= 8, bytes.count < quietEnd else { return false }
        if runMatchedCount > 0 {
            while quietPosition < bytes.count {
                guard
                    vocabulary.isSeamByte(bytes[quietPosition], runMatchedCount, at: runIndex)
                else { return false }
                quietPosition &+= 1
                runMatchedCount &+= 1
            }
            return !vocabulary.isWholeSeam(runMatchedCount, at: runIndex)
        }
        if state == .tagName {
            while quietPosition < bytes.count {
                guard bytes[quietPosition].isNameByte else { return false }
                quietPosition &+= 1
                position = quietPosition
            }
            return true
        }
        // Until its end tag begins, nothing can come of a value. It stays where it is, for the run.
        while quietPosition < bytes.count {
            guard bytes[quietPosition] != UInt8(ascii: "<") else { return false }
            quietPosition &+= 1
        }
        return true
    }

    /// Where ``passQuietBytes(_:)`` begins and has to stop.
    private mutating func setQuietEnd(_ byteCount: Int) {
        let used = Int(truncatingIfNeeded: base &- stanzaStart)
        let limit = isInStanza ? maximumFragmentByteCount &- used : Int.max
        quietPosition = byteCount
        switch state {
        case .tagName: quietEnd = min(limit, tagStart &+ Self.maximumTagByteCount)
        case .text where level == .child: quietEnd = limit
        default: quietEnd = 0
        }
    }

    /// Reads on until there is an event or no byte is left.
    mutating func scan(_ buffer: [UInt8]) {
        let bytes = buffer.span
        quietEnd = 0
        while events.isEmpty {
            var end = bytes.count
            if isInStanza {
                let used = Int(truncatingIfNeeded: base &- stanzaStart)
                end = min(end, maximumFragmentByteCount &- used)
            }
            if position >= end {
                guard position < bytes.count else {
                    setQuietEnd(bytes.count)
                    return
                }
                dropOversize()
                continue
            }
            switch state {
            case .text:
                if level == .child {
                    if position == textStart {
                        switch takeRun(bytes, end) {
                        case .taken: continue
                        case .waiting:
                            setQuietEnd(bytes.count)
                            return
                        case .unusual: break
                        }
                    }
                    scanChildText(bytes, end)
                } else {
                    scanBetween(bytes, end)
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
        quietEnd = 0
        if isInStanza {
            truncate(at: offset(position))
        } else {
            if level == .candidate { dropCandidate() }
            if state != .text { addNoise(offset(tagStart)..<offset(position)) }
        }
        level = .top
        state = .text
        isSkipping = false
        flushNoise()
    }

    // MARK: Text

    private mutating func scanChildText(_ bytes: borrowing Span<UInt8>, _ end: Int) {
        var index = position
        while index < end, bytes[index] != UInt8(ascii: "<") { index &+= 1 }
        position = index
        if index < end, !takeExpectedTag(bytes, end) { beginTag() }
    }

    private mutating func scanBetween(_ bytes: borrowing Span<UInt8>, _ end: Int) {
        while position < end {
            let byte = bytes[position]
            if byte == UInt8(ascii: "<") {
                if !takeExpectedTag(bytes, end) { beginTag() }
                return
            }
            if !byte.isBlank {
                if level == .candidate { dropCandidate() }
                if level == .stanza, byte != 0 { hasText = true }
                addNoise(offset(position)..<offset(position &+ 1))
            }
            position &+= 1
        }
    }
}
