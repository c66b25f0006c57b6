extension FeedEncoder {
    /// Writes the XML declaration, the head of the feed, the usage point and the local time.
    ///
    /// - Throws: ``ESPIEncodingError`` with `callOutOfOrder` unless it is the first call, and with
    ///   the code of any part of the description that can not be written.
    public mutating func begin(into output: inout [UInt8]) throws(ESPIEncodingError) {
        guard state == .notBegun else { throw misuse("begin", "once, as the first call") }
        try ElementWriter.write(to: &output, style: style) {
            (writer) throws(ESPIEncodingError) in
            writer.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
            writer.raw("<feed xmlns=\"\(ElementWriter.atomNamespace)\"")
            if style == .prefixed {
                writer.raw(" xmlns:espi=\"\(ElementWriter.espiNamespace)\"")
            }
            writer.raw("><id>\(id(addresses.feed))</id>")
            try writer.atomText("title", feed.title)
            try writer.atomTime("updated", unixSeconds: feed.updatedUnixSeconds)
            try writer.atomLink(
                AtomLink(.selfLink, href: addresses.feed, type: "espi-feed/Batch"))
            try writeUsagePoint(to: &writer)
            try writeLocalTime(to: &writer)
        }
        state = .feed
    }

    /// Closes the feed.
    ///
    /// - Throws: ``ESPIEncodingError`` with `callOutOfOrder` while a meter reading is open, before
    ///   ``begin(into:)`` and after the end.
    public mutating func end(into output: inout [UInt8]) throws(ESPIEncodingError) {
        guard state == .feed else { throw misuse("end", "after the last meter reading has ended") }
        output.append(contentsOf: "\n</feed>\n".utf8)
        state = .ended
    }

    private func writeUsagePoint(to writer: inout ElementWriter) throws(ESPIEncodingError) {
        try writeEntry(
            address: addresses.usagePoint,
            links: [
                AtomLink(.selfLink, href: addresses.usagePoint, type: "espi-entry/UsagePoint"),
                AtomLink(.up, href: addresses.usagePointList, type: "espi-feed/UsagePoint"),
                AtomLink(
                    .related, href: addresses.list("MeterReading"),
                    type: "espi-feed/MeterReading"),
                AtomLink(
                    .related, href: addresses.localTime, type: "espi-entry/LocalTimeParameters"),
            ],
            title: feed.usagePointTitle, publishedUnixSeconds: feed.publishedUnixSeconds,
            updatedUnixSeconds: feed.publishedUnixSeconds, to: &writer
        ) { (writer) throws(ESPIEncodingError) in
            feed.usagePoint.encode(to: &writer)
        }
    }

    private func writeLocalTime(to writer: inout ElementWriter) throws(ESPIEncodingError) {
        try writeEntry(
            address: addresses.localTime,
            links: [
                AtomLink(
                    .selfLink, href: addresses.localTime, type: "espi-entry/LocalTimeParameters"),
                AtomLink(
                    .up, href: addresses.localTimeList, type: "espi-feed/LocalTimeParameters"),
            ],
            title: feed.localTimeTitle, publishedUnixSeconds: feed.publishedUnixSeconds,
            updatedUnixSeconds: feed.publishedUnixSeconds, to: &writer
        ) { (writer) throws(ESPIEncodingError) in
            feed.localTime.encode(to: &writer)
        }
    }
}
