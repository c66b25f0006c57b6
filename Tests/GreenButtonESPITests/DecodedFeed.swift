@testable import GreenButtonESPI

/// Everything that a decoder says about a feed.
struct DecodedFeed: Equatable {
    var events: [FeedEvent] = []
    var warnings: [ESPIDecodingWarning] = []
    var error: ESPIDecodingError?

    /// Decodes bytes that arrive in the given pieces.
    init(
        _ pieces: [[UInt8]], mode: DecodingMode, limits: DecodingLimits = DecodingLimits()
    ) {
        var decoder = FeedDecoder(mode: mode, limits: limits)
        do throws(ESPIDecodingError) {
            for piece in pieces {
                decoder.receive(piece)
                try pull(&decoder)
            }
            decoder.finish()
            try pull(&decoder)
        } catch {
            self.error = error
        }
    }

    init(_ bytes: [UInt8], mode: DecodingMode, limits: DecodingLimits = DecodingLimits()) {
        self.init([bytes], mode: mode, limits: limits)
    }

    init(_ text: String, mode: DecodingMode) {
        self.init(Array(text.utf8), mode: mode)
    }

    private mutating func pull(_ decoder: inout FeedDecoder) throws(ESPIDecodingError) {
        while let event = try decoder.nextEvent() {
            if case .warning(let warning) = event {
                warnings.append(warning)
            } else {
                events.append(event)
            }
        }
    }

    var readings: [IntervalReading] {
        events.compactMap { if case .reading(let reading) = $0 { reading } else { nil } }
    }

    var resources: [ESPIResource] {
        events.compactMap { if case .resource(let resource, _) = $0 { resource } else { nil } }
    }

    var entries: [EntryHead] {
        events.compactMap { if case .endEntry(let head, _) = $0 { head } else { nil } }
    }

    var blocks: [IntervalBlockHead] {
        events.compactMap { if case .beginBlock(let head) = $0 { head } else { nil } }
    }

    func count(_ elementName: String) -> Int {
        elementName == "IntervalBlock"
            ? blocks.count : resources.count { $0.elementName == elementName }
    }

    /// Writes the feed again, with made-up ids, titles, times and links where it has none.
    func encoded(style: FeedStyle) throws(ESPIEncodingError) -> [UInt8] {
        var bytes: [UInt8] = []
        var encoder = EntryEncoder(style: style)
        var entryNumber = 0
        var pending: [FeedEvent] = []
        var head = FeedHead()
        if case .endFeed(let last)? = events.last { head = last }
        head.id = head.id ?? Fixtures.namespace.urn
        head.title = head.title ?? "untitled"
        head.updatedUnixSeconds = head.updatedUnixSeconds ?? 0
        try encoder.begin(head, into: &bytes)
        for event in events {
            guard case .endEntry(let entry, _) = event else {
                pending.append(event)
                continue
            }
            var completed = entry
            completed.id = entry.id ?? "urn:x:\(entryNumber)"
            completed.title = entry.title ?? ""
            completed.publishedUnixSeconds = entry.publishedUnixSeconds ?? 0
            completed.updatedUnixSeconds = entry.updatedUnixSeconds ?? 0
            while completed.links.count < 2 {
                completed.links.append(AtomLink(.selfLink, href: "/\(entryNumber)"))
            }
            for event in pending {
                switch event {
                case .resource(let resource, let info):
                    try encoder.append(
                        resource, entry: completed, batchItemInfo: info, into: &bytes)
                case .beginBlock(let block):
                    try encoder.beginBlock(
                        interval: block.interval, entry: completed,
                        batchItemInfo: block.batchItemInfo, into: &bytes)
                case .reading(let reading): try encoder.append(reading, into: &bytes)
                case .endBlock: try encoder.endBlock(into: &bytes)
                default: break
                }
            }
            pending = []
            entryNumber += 1
        }
        try encoder.end(into: &bytes)
        return bytes
    }
}
