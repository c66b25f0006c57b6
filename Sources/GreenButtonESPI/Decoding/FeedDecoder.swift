/// Reads an ESPI Atom feed as a stream: push bytes, pull events.
///
/// Holds one entry's head and one resource or reading at a time, so memory does not grow with the
/// feed. Any namespace prefix, any order of entries, and of the parts of an entry, any cutting of
/// the bytes into pieces. No document types, no entities beyond XML's five, bounds on everything:
/// see ``DecodingLimits``.
///
/// ```swift
/// func read(_ pieces: [[UInt8]], _ use: (FeedEvent) -> Void) throws(ESPIDecodingError) {
///     var decoder = FeedDecoder(mode: .lenient)
///     for piece in pieces {
///         decoder.receive(piece)
///         while let event = try decoder.nextEvent() { use(event) }
///     }
///     decoder.finish()
///     while let event = try decoder.nextEvent() { use(event) }
/// }
/// ```
///
/// After an error the decoder stays at it. Sources: NAESB REQ.21 (`usage.xsd` 3.3, `espi.xsd` 4.0),
/// RFC 4287, XML 1.0, and the peculiarities of published feeds.
public struct FeedDecoder: Sendable {
    /// Where the innermost open element stands.
    enum Context: Sendable {
        case feed, entry, content, block, interval, reading, quality, timePeriod
        /// An element that holds text alone; see `leaf`.
        case leaf
        /// An element of a resource that is held as a whole.
        case tree
        /// An element that is left out with everything in it.
        case skipped
    }

    /// The element whose text is being collected.
    enum Leaf: Sendable {
        case feedID, feedTitle, feedUpdated
        case entryID, entryTitle, entryPublished, entryUpdated
        case duration, start, quality, cost, value, consumptionTier, tou, cpp
    }

    let limits: DecodingLimits
    var tokenizer: XMLTokenizer
    var log: RepairLog
    var contexts: [Context] = []

    var leaf = Leaf.value
    var leafText: [UInt8] = []
    var leafLine = 0
    var leafColumn = 0

    var feed = FeedHead()
    var entry = EntryHead()
    var entryLine = 0
    var entryColumn = 0
    var entryHasContent = false

    let names = BlockNames()
    var readingTags = PlainReadingTags(prefix: [])
    var block = OpenBlock()
    /// The elements that are open in a resource held as a whole, the resource first.
    var tree: [ElementNode] = []
    var treeElementCount = 0
    var treeTextByteCount = 0
    var treeNamespace = XMLNamespace.espi

    private var pending: [FeedEvent] = []
    private var pendingIndex = 0
    private var failure: ESPIDecodingError?
    private var hasEnded = false

    /// A decoder for one feed.
    public init(mode: DecodingMode = .strict, limits: DecodingLimits = DecodingLimits()) {
        self.limits = limits
        tokenizer = XMLTokenizer(limits: limits)
        log = RepairLog(mode: mode)
    }

    /// Takes the next bytes of the feed. Pull all events before the next call, or the bytes pile up.
    public mutating func receive(_ bytes: [UInt8]) {
        tokenizer.receive(bytes.span)
    }

    /// Takes the next bytes of the feed from wherever they lie; see ``receive(_:)-([UInt8])``.
    public mutating func receive(_ bytes: borrowing Span<UInt8>) {
        tokenizer.receive(bytes)
    }

    /// Says that there are no more bytes.
    public mutating func finish() {
        tokenizer.inputHasEnded = true
    }

    /// The next event; nil when more bytes are needed, and after the last event.
    ///
    /// - Throws: ``ESPIDecodingError`` with line, column and element. In lenient mode only for bytes
    ///   that are not XML and for the limits.
    public mutating func nextEvent() throws(ESPIDecodingError) -> FeedEvent? {
        while true {
            if pendingIndex < pending.count {
                let event = pending[pendingIndex]
                pendingIndex += 1
                return event
            }
            if pendingIndex > 0 {
                pending.removeAll(keepingCapacity: true)
                pendingIndex = 0
            }
            if let failure { throw failure }
            if case .block? = contexts.last, let reading = takeQuickReading() {
                return .reading(reading)
            }
            do throws(ESPIDecodingError) {
                guard let token = try tokenizer.next() else { return nil }
                if case .endTag = token, case .reading? = contexts.last {
                    contexts.removeLast()
                    try endReading()
                    // The usual case, without a detour through the list.
                    if log.warnings.isEmpty { return .reading(block.reading) }
                    emit(.reading(block.reading))
                } else {
                    try process(token)
                }
            } catch {
                if error.code == .truncated, log.mode == .lenient, hasEnded || !contexts.isEmpty {
                    endTruncated(error)
                } else {
                    failure = error
                }
            }
            drainWarnings()
        }
    }

    mutating func emit(_ event: FeedEvent) {
        drainWarnings()
        pending.append(event)
    }

    private mutating func drainWarnings() {
        if log.warnings.isEmpty { return }
        pending.append(contentsOf: log.warnings.map { .warning($0) })
        log.warnings.removeAll(keepingCapacity: true)
    }

    private mutating func process(_ token: XMLTokenizer.Token) throws(ESPIDecodingError) {
        switch token {
        case .startTag: try startElement()
        case .endTag:
            guard let context = contexts.popLast() else { return }
            try endElement(context)
        case .text: try takeText()
        }
    }

    private mutating func startElement() throws(ESPIDecodingError) {
        switch contexts.last {
        case .reading: try startInReading()
        case .timePeriod, .interval: try startInPeriod()
        case .block: try startInBlock()
        case .quality: try startInQuality()
        case .tree: try startInTree()
        case .skipped: contexts.append(.skipped)
        case .leaf:
            try unexpectedElement("stands inside an element that holds text alone")
        case .content: try startInContent()
        case .entry: try startInEntry()
        case .feed: try startInFeed()
        case nil: try startRoot()
        }
    }

    private mutating func endElement(_ context: Context) throws(ESPIDecodingError) {
        switch context {
        case .leaf: try endLeaf()
        case .reading: break
        case .timePeriod: try endTimePeriod()
        case .interval: try endInterval()
        case .quality, .skipped, .content: break
        case .block: endBlock()
        case .tree: try endInTree()
        case .entry: try endEntry()
        case .feed: try endFeed()
        }
    }

    private mutating func takeText() throws(ESPIDecodingError) {
        switch contexts.last {
        case .leaf:
            try tokenizer.appendText(to: &leafText)
            guard leafText.count <= limits.maximumTokenByteCount else {
                throw tokenizer.failure(
                    .limitExceeded, "a text of more than \(limits.maximumTokenByteCount) bytes")
            }
        case .tree: try takeTextInTree()
        case .skipped, nil: break
        default:
            guard !tokenizer.isBlank(tokenizer.text) else { return }
            try log.repair(
                .valueInvalid, else: .valueInvalid, at: tokenizer.location,
                "text where only elements are accepted")
        }
    }

    /// Leaves out the element that has just begun.
    mutating func unexpectedElement(_ detail: String) throws(ESPIDecodingError) {
        try log.repair(
            .elementUnknown, else: .elementUnexpected, at: tokenizer.location, detail)
        contexts.append(.skipped)
    }

    /// Begins to collect the text of the element that has just begun.
    mutating func beginLeaf(_ leaf: Leaf) {
        self.leaf = leaf
        leafText.removeAll(keepingCapacity: true)
        leafLine = tokenizer.tokenLine
        leafColumn = tokenizer.tokenColumn
        contexts.append(.leaf)
    }

    func leafLocation(_ element: String) -> DecodingLocation {
        DecodingLocation(line: leafLine, column: leafColumn, element: element)
    }

    mutating func markEnd() {
        hasEnded = true
    }

    /// Delivers what was complete when the input broke off.
    private mutating func endTruncated(_ error: ESPIDecodingError) {
        log.warnings.append(
            ESPIDecodingWarning(.truncated, at: error.location, error.detail))
        if contexts.contains(.block) { endBlock() }
        if contexts.contains(.entry) {
            emit(.endEntry(entry, entryLocation))
        }
        // What breaks off behind the feed takes nothing from it.
        if !hasEnded { emit(.endFeed(feed)) }
        contexts.removeAll()
        hasEnded = true
        tokenizer.rootHasEnded = true
        tokenizer.abandon()
    }
}

extension FeedDecoder {
    /// Decodes a whole feed that lies in memory, calling `body` for each event.
    ///
    /// - Throws: As ``nextEvent()``.
    public static func decode(
        _ bytes: [UInt8], mode: DecodingMode = .strict,
        limits: DecodingLimits = DecodingLimits(), _ body: (FeedEvent) -> Void
    ) throws(ESPIDecodingError) {
        var decoder = FeedDecoder(mode: mode, limits: limits)
        decoder.receive(bytes)
        decoder.finish()
        while let event = try decoder.nextEvent() { body(event) }
    }
}
