/// Writes an ESPI Atom feed of one usage point as a stream: begin, then per kind of measurement its
/// blocks and readings, then end.
///
/// A value type that appends UTF-8 to the caller's buffer and keeps nothing else: memory does not
/// grow with the number of readings, and no reading allocates beyond the buffer's own growth. The
/// same calls give the same bytes on every machine. Calls out of order throw, and a call that
/// throws leaves buffer and encoder as they were.
///
///     var encoder = FeedEncoder(description)
///     try encoder.begin(into: &bytes)
///     try encoder.beginMeterReading(meter, into: &bytes)
///     for block in blocks {
///         try encoder.beginBlock(interval: …, into: &bytes)
///         for reading in block { try encoder.append(reading, into: &bytes) }
///         try encoder.endBlock(into: &bytes)
///     }
///     try encoder.endMeterReading(into: &bytes)
///     try encoder.end(into: &bytes)
///
/// Ids are version 5 UUIDs of the addresses, so the same resource has the same id in every feed.
/// Sources: NAESB REQ.21 (`usage.xsd` 3.3, `espi.xsd` 4.0), RFC 4287, RFC 9562.
public struct FeedEncoder: Sendable {
    enum State: Hashable, Sendable {
        case notBegun
        case feed
        case meterReading(MeterReadingInProgress)
        case block(BlockInProgress, of: MeterReadingInProgress)
        case ended
    }

    struct MeterReadingInProgress: Hashable, Sendable {
        var blockList: String
        var blockTitle: String
    }

    struct BlockInProgress: Hashable, Sendable {
        var interval: DateTimeInterval
        var publishedUnixSeconds: Int64
        var updatedUnixSeconds: Int64
    }

    let feed: FeedDescription
    let style: FeedStyle
    let addresses: ResourceAddresses
    let readingFragments: ReadingFragments
    var state = State.notBegun
    /// Start of the newest reading of the open block, nil before its first; kept outside `state` so
    /// that a reading changes one word.
    var newestReadingStartUnixSeconds: Int64?

    /// An encoder for one feed.
    public init(_ feed: FeedDescription, style: FeedStyle = .defaultNamespace) {
        self.feed = feed
        self.style = style
        addresses = ResourceAddresses(feed)
        readingFragments = ReadingFragments(style: style)
    }

    func id(_ address: String) -> String {
        ESPIUUID(version5In: feed.namespace, name: address).urn
    }

    func misuse(_ call: String, _ accepted: String) -> ESPIEncodingError {
        ESPIEncodingError(.callOutOfOrder, element: call, detail: "accepted \(accepted)")
    }

    /// Writes one entry: head, the content that `content` adds, and the two times.
    func writeEntry(
        address: String, links: [AtomLink], title: String, publishedUnixSeconds: Int64,
        updatedUnixSeconds: Int64, to writer: inout ElementWriter,
        content: (inout ElementWriter) throws(ESPIEncodingError) -> Void
    ) throws(ESPIEncodingError) {
        try beginEntry(address: address, links: links, title: title, to: &writer)
        try content(&writer)
        try endEntry(
            publishedUnixSeconds: publishedUnixSeconds, updatedUnixSeconds: updatedUnixSeconds,
            to: &writer)
    }

    func beginEntry(
        address: String, links: [AtomLink], title: String, to writer: inout ElementWriter
    ) throws(ESPIEncodingError) {
        writer.raw("\n<entry><id>\(id(address))</id>")
        // All links stand together: the 4.0 schema accepts them only in runs of two or more.
        for link in links { try writer.atomLink(link) }
        try writer.atomText("title", title)
        writer.raw("<content type=\"application/xml\">")
    }

    func endEntry(
        publishedUnixSeconds: Int64, updatedUnixSeconds: Int64, to writer: inout ElementWriter
    ) throws(ESPIEncodingError) {
        writer.raw("</content>")
        try writer.atomTime("published", unixSeconds: publishedUnixSeconds)
        try writer.atomTime("updated", unixSeconds: updatedUnixSeconds)
        writer.raw("</entry>")
    }
}
