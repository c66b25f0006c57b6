/// Writes an ESPI Atom feed of one usage point as a stream: begin, then per kind of measurement its
/// blocks and readings, then end.
///
/// A value type that appends UTF-8 to the caller's buffer and keeps nothing else: memory does not
/// grow with the number of readings, and no reading allocates beyond the buffer's own growth. The
/// same calls give the same bytes on every machine. Calls out of order throw, and a call that
/// throws leaves buffer and encoder as they were.
///
/// ```swift
/// func feed(
///     _ description: FeedDescription, of meter: MeterReadingDescription,
///     _ blocks: [(interval: DateTimeInterval, readings: [IntervalReading])]
/// ) throws(ESPIEncodingError) -> [UInt8] {
///     var encoder = FeedEncoder(description)
///     var bytes: [UInt8] = []
///     try encoder.begin(into: &bytes)
///     try encoder.beginMeterReading(meter, into: &bytes)
///     for block in blocks {
///         try encoder.beginBlock(interval: block.interval, into: &bytes)
///         for reading in block.readings { try encoder.append(reading, into: &bytes) }
///         try encoder.endBlock(into: &bytes)
///     }
///     try encoder.endMeterReading(into: &bytes)
///     try encoder.end(into: &bytes)
///     return bytes
/// }
/// ```
///
/// Ids are version 5 UUIDs of the addresses, so the same resource has the same id in every feed.
/// Sources: NAESB REQ.21 (`usage.xsd` 3.3, `espi.xsd` 4.0), RFC 4287, RFC 9562.
public struct FeedEncoder: Sendable {
    enum State: Hashable, Sendable {
        case feed
        case meterReading(OpenMeterReading)
        case block(DateTimeInterval, of: OpenMeterReading)
    }

    struct OpenMeterReading: Hashable, Sendable {
        var blockList: String
        var blockTitle: String
    }

    let feed: FeedDescription
    let addresses: ResourceAddresses
    /// Knows by itself whether the feed has begun or ended.
    var entries: EntryEncoder
    var state = State.feed
    /// Start of the newest reading of the open block, nil before its first; kept outside `state` so
    /// that a reading changes one word.
    var newestReadingStartUnixSeconds: Int64?

    /// An encoder for one feed.
    public init(_ feed: FeedDescription, style: FeedStyle = .defaultNamespace) {
        self.feed = feed
        addresses = ResourceAddresses(feed)
        entries = EntryEncoder(style: style)
    }

    /// The permanent name of the resource at an address.
    func id(_ address: String) -> String {
        ESPIUUID(version5In: feed.namespace, name: address).urn
    }

    /// The head of the entry at `address`, which is in `list`.
    func head(
        _ resourceName: String, at address: String, in list: String, related: [AtomLink] = [],
        title: String, publishedUnixSeconds: Int64? = nil, updatedUnixSeconds: Int64? = nil
    ) -> EntryHead {
        EntryHead(
            id: id(address),
            links: [
                AtomLink(.selfLink, href: address, type: "espi-entry/\(resourceName)"),
                AtomLink(.up, href: list, type: "espi-feed/\(resourceName)"),
            ] + related,
            title: title, publishedUnixSeconds: publishedUnixSeconds ?? feed.publishedUnixSeconds,
            updatedUnixSeconds: updatedUnixSeconds ?? feed.publishedUnixSeconds)
    }
}
