/// Cuts a stream of bytes into XML tags and text, for feeds only: UTF-8, namespaces, no document
/// types, no entities beyond the five of XML.
///
/// Push bytes, pull tokens. Each byte is scanned once, however the bytes are cut into pieces; a
/// token that is not complete waits for more, up to a bound. Details of the newest token are read
/// from the tokenizer itself and hold until the next one is pulled.
struct XMLTokenizer: Sendable {
    enum Token {
        /// A start tag; `<x/>` is followed by an end tag without bytes of its own.
        case startTag
        case endTag
        /// Character data, or a CDATA section.
        case text
    }

    let limits: DecodingLimits

    /// Bytes that are not used up: from `position` on.
    var bytes: [UInt8] = []
    var position = 0
    /// The first byte that was not looked at in the search for the end of the current token.
    var searched = 0
    var inputHasEnded = false
    /// Absolute offset of `bytes[0]`.
    var baseOffset = 0

    /// Line of the byte at `searched`, and the absolute offset at which that line begins.
    var line = 1
    var lineStartOffset = 0
    /// The same for the beginning of the newest token.
    var tokenLine = 1
    var tokenColumn = 1

    /// Absolute offset of the first byte after the opening marker of a comment or the like.
    var sectionStartOffset = 0

    /// What the search is in the middle of.
    var search = Search.none
    enum Search: Equatable {
        case none
        case text
        case tag(quote: UInt8)
        case comment
        case processingInstruction(isDeclaration: Bool)
        case characterData
    }

    /// The newest tag's name, as it is written and without its prefix.
    var qualifiedName = 0..<0
    var localName = 0..<0
    /// The first eight and the last eight bytes of the local name, for quick comparison.
    var nameKey: UInt64 = 0
    var nameTail: UInt64 = 0
    var namespace = XMLNamespace.none
    /// The newest start tag's attributes.
    var attributes: [XMLAttribute] = []
    /// The newest text.
    var text = 0..<0
    var textIsCharacterData = false
    /// An empty-element tag was delivered as a start tag and its end tag is still due.
    var endTagIsDue = false

    var openNames = XMLOpenNames()
    var namespaces = XMLNamespaceScopes()
    var rootHasBegun = false
    var rootHasEnded = false

    init(limits: DecodingLimits) {
        self.limits = limits
    }

    /// How many elements are open.
    var depth: Int { openNames.depth }

    /// Appends bytes, after dropping those that are used up.
    mutating func receive(_ more: borrowing Span<UInt8>) {
        if position > 0 {
            baseOffset += position
            searched -= position
            bytes.removeSubrange(0..<position)
            position = 0
        }
        // The span's own bytes, copied during the call.
        unsafe more.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
    }

    /// Lets go of everything that was not used up.
    mutating func abandon() {
        bytes = []
        position = 0
        searched = 0
        search = .none
        openNames.removeAll()
        rootHasBegun = true
        rootHasEnded = true
    }

    /// The place at which the newest token begins.
    var location: DecodingLocation {
        DecodingLocation(
            line: tokenLine, column: tokenColumn, element: openNames.innermostLocalName)
    }

    func failure(_ code: ESPIDecodingError.Code, _ detail: String) -> ESPIDecodingError {
        ESPIDecodingError(code, at: location, detail)
    }

    /// The local name of the newest tag.
    var localNameText: String { String(decoding: bytes[localName], as: UTF8.self) }

    /// The newest tag's prefix; empty for none.
    var prefix: [UInt8] {
        Array(
            bytes[
                qualifiedName.lowerBound..<max(qualifiedName.lowerBound, localName.lowerBound - 1)])
    }

    /// Whether the newest tag has this local name.
    func isNamed(_ name: KnownName) -> Bool {
        nameKey == name.key && nameTail == name.tail && localName.count == name.count
    }
}

/// A name of at most 16 bytes that tags are compared with often.
struct KnownName: Sendable {
    let key: UInt64
    let tail: UInt64
    let count: Int

    init(_ name: String) {
        let utf8 = Array(name.utf8)
        precondition(utf8.count <= 16)
        key = utf8.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
        tail = utf8.suffix(8).reduce(0) { $0 << 8 | UInt64($1) }
        count = utf8.count
    }
}

/// An attribute without its namespace declarations: name and value as they are written.
struct XMLAttribute: Sendable {
    var name: Range<Int>
    var value: Range<Int>
}
