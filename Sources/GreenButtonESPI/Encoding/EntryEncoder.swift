/// Writes an Atom feed of ESPI resources entry by entry, with the caller's ids and links.
///
/// ``FeedEncoder`` stands on it and makes ids and links by itself; use this one to write a feed of
/// another shape, for instance one that was decoded. The same rules hold: bytes are appended to the
/// caller's buffer, nothing else is kept, a call that throws leaves buffer and encoder as they were,
/// and whatever is written has the element order of the schemas.
public struct EntryEncoder: Sendable {
    enum State: Hashable, Sendable {
        case notBegun
        case feed
        case block(publishedUnixSeconds: Int64?, updatedUnixSeconds: Int64?)
        case ended
    }

    private let style: FeedStyle
    private let readingFragments: ReadingFragments
    private var readingTemplate = ReadingTemplate()
    private var state = State.notBegun

    /// An encoder for one feed.
    public init(style: FeedStyle = .defaultNamespace) {
        self.style = style
        readingFragments = ReadingFragments(style: style)
    }

    /// Writes the XML declaration and the head of the feed.
    ///
    /// - Throws: ``ESPIEncodingError``: `callOutOfOrder` unless it is the first call,
    ///   `elementMissing` without id, title or time, and the code of a part that can not be written.
    public mutating func begin(
        _ head: FeedHead, into output: inout [UInt8]
    ) throws(ESPIEncodingError) {
        guard state == .notBegun else {
            throw ESPIEncodingError.misuse("begin", accepted: "once, as the first call")
        }
        try ElementWriter.write(to: &output, style: style) {
            (writer) throws(ESPIEncodingError) in
            writer.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
            writer.raw("<feed xmlns=\"\(ElementWriter.atomNamespace)\"")
            if style == .prefixed {
                writer.raw(" xmlns:espi=\"\(ElementWriter.espiNamespace)\"")
            }
            writer.raw(">")
            try writer.atomText("id", head.id)
            try writer.atomText("title", head.title)
            try writer.atomTime("updated", unixSeconds: head.updatedUnixSeconds)
            for link in head.links { try writer.atomLink(link) }
        }
        state = .feed
    }

    /// Writes one entry with a resource.
    ///
    /// - Parameters:
    ///   - resource: What the entry holds.
    ///   - entry: Its id, links, title and times.
    ///   - batchItemInfo: What became of the item, in the answer to a batch.
    ///   - output: Takes the bytes.
    /// - Throws: ``ESPIEncodingError``: `callOutOfOrder` outside the feed or inside a block,
    ///   `elementMissing` where the schema or Atom demands something that is not given,
    ///   `tooFewItems` with fewer than two links, and the code of a value that can not be written.
    public mutating func append(
        _ resource: ESPIResource, entry: EntryHead, batchItemInfo: BatchItemInfo? = nil,
        into output: inout [UInt8]
    ) throws(ESPIEncodingError) {
        guard state == .feed else {
            throw ESPIEncodingError.misuse("append", accepted: "between begin and end")
        }
        try ElementWriter.write(to: &output, style: style) {
            (writer) throws(ESPIEncodingError) in
            try writer.beginEntry(entry)
            if resource == .meterReading, batchItemInfo == nil {
                writer.emptyResource(resource.elementName)
            } else {
                writer.openResource(resource.elementName)
                try writer.batchItemInfo(batchItemInfo, isAllowed: resource.isIdentifiedObject)
                var content = resource
                try content.visit(&writer)
                writer.close(resource.elementName)
            }
            try writer.endEntry(
                publishedUnixSeconds: entry.publishedUnixSeconds,
                updatedUnixSeconds: entry.updatedUnixSeconds)
        }
    }

    /// Begins an entry with an IntervalBlock.
    ///
    /// - Parameters:
    ///   - interval: The period of the block; the schema lets it be absent, the tests do not.
    ///   - entry: Its id, links, title and times.
    ///   - batchItemInfo: What became of the block, in the answer to a batch.
    ///   - output: Takes the bytes.
    /// - Throws: As ``append(_:entry:batchItemInfo:into:)``.
    public mutating func beginBlock(
        interval: DateTimeInterval?, entry: EntryHead, batchItemInfo: BatchItemInfo? = nil,
        into output: inout [UInt8]
    ) throws(ESPIEncodingError) {
        guard state == .feed else {
            throw ESPIEncodingError.misuse("beginBlock", accepted: "between begin and end")
        }
        try ElementWriter.write(to: &output, style: style) {
            (writer) throws(ESPIEncodingError) in
            try writer.beginEntry(entry)
            writer.openResource("IntervalBlock")
            try writer.batchItemInfo(batchItemInfo, isAllowed: true)
            if let interval { writer.interval("interval", interval) }
            // Checked here, so that the end of the block can not fail for a time.
            let countBefore = writer.output.count
            try writer.endEntry(
                publishedUnixSeconds: entry.publishedUnixSeconds,
                updatedUnixSeconds: entry.updatedUnixSeconds)
            writer.truncate(to: countBefore)
        }
        state = .block(
            publishedUnixSeconds: entry.publishedUnixSeconds,
            updatedUnixSeconds: entry.updatedUnixSeconds)
    }

    /// Writes one reading of the open block, in whatever order of time.
    ///
    /// - Throws: ``ESPIEncodingError``: `callOutOfOrder` outside a block, `valueOutOfRange` for a
    ///   value or cost beyond 48 bits.
    public mutating func append(
        _ reading: IntervalReading, into output: inout [UInt8]
    ) throws(ESPIEncodingError) {
        guard case .block = state else {
            throw ESPIEncodingError.misuse("append", accepted: "inside a block")
        }
        if let value = reading.value, !Int48.range.contains(value) {
            throw Int48.error("value", value)
        }
        if let cost = reading.cost, !Int48.range.contains(cost) { throw Int48.error("cost", cost) }
        if let period = reading.timePeriod, let value = reading.value, reading.isPlain {
            readingTemplate.append(
                period: period, value: value, fragments: readingFragments, to: &output)
        } else {
            readingFragments.append(reading, to: &output)
        }
    }

    /// Closes the open block and its entry.
    ///
    /// - Throws: ``ESPIEncodingError`` with `callOutOfOrder` outside a block.
    public mutating func endBlock(into output: inout [UInt8]) throws(ESPIEncodingError) {
        guard case .block(let published, let updated) = state else {
            throw ESPIEncodingError.misuse("endBlock", accepted: "inside a block")
        }
        try ElementWriter.write(to: &output, style: style) {
            (writer) throws(ESPIEncodingError) in
            writer.raw("\n")
            writer.close("IntervalBlock")
            try writer.endEntry(publishedUnixSeconds: published, updatedUnixSeconds: updated)
        }
        state = .feed
    }

    /// Closes the feed.
    ///
    /// - Throws: ``ESPIEncodingError`` with `callOutOfOrder` before the beginning, inside a block
    ///   and after the end.
    public mutating func end(into output: inout [UInt8]) throws(ESPIEncodingError) {
        guard state == .feed else {
            throw ESPIEncodingError.misuse("end", accepted: "after the last entry")
        }
        output.append(contentsOf: "\n</feed>\n".utf8)
        state = .ended
    }
}
