extension FeedEncoder {
    /// Writes the XML declaration, the head of the feed, the usage point and the local time.
    ///
    /// - Throws: ``ESPIEncodingError`` with `callOutOfOrder` unless it is the first call, and with
    ///   the code of any part of the description that can not be written.
    public mutating func begin(into output: inout [UInt8]) throws(ESPIEncodingError) {
        let countBefore = output.count
        let entriesBefore = entries
        do throws(ESPIEncodingError) {
            try beginFeed(into: &output)
        } catch {
            output.removeLast(output.count - countBefore)
            entries = entriesBefore
            throw error
        }
    }

    /// Closes the feed.
    ///
    /// - Throws: ``ESPIEncodingError`` with `callOutOfOrder` while a meter reading is open, before
    ///   ``begin(into:)`` and after the end.
    public mutating func end(into output: inout [UInt8]) throws(ESPIEncodingError) {
        guard state == .feed else {
            throw .misuse("end", accepted: "after the last meter reading has ended")
        }
        try entries.end(into: &output)
    }

    /// Writes a resource beside the meter readings: a summary, ServiceStatus,
    /// ApplicationInformation, Authorization or ProgramIdMappings.
    ///
    /// - Parameters:
    ///   - resource: What to write.
    ///   - number: The last part of its address (ServiceStatus has none). The same number must mean
    ///     the same resource in every feed.
    ///   - title: The title of its entry.
    ///   - publishedUnixSeconds: When it first became available.
    ///   - updatedUnixSeconds: When it last changed.
    ///   - output: Takes the bytes.
    /// - Throws: ``ESPIEncodingError``: `callOutOfOrder` inside a meter reading or outside the feed,
    ///   `listNotAnnounced` for a summary that ``FeedDescription/relatedLists`` does not name,
    ///   `elementNotAllowed` for a resource that other calls write, `elementMissing` and the codes
    ///   of values that can not be written.
    public mutating func append(
        _ resource: ESPIResource, number: Int = 1, title: String, publishedUnixSeconds: Int64,
        updatedUnixSeconds: Int64, into output: inout [UInt8]
    ) throws(ESPIEncodingError) {
        guard state == .feed else {
            throw .misuse("append", accepted: "outside of meter readings")
        }
        let name = resource.elementName
        let list: String
        switch resource {
        case .usageSummary, .electricPowerUsageSummary, .electricPowerQualitySummary:
            guard feed.relatedLists.names.contains(name) else {
                throw ESPIEncodingError(
                    .listNotAnnounced, element: name,
                    detail: "the feed's description must name the list, so that the usage point "
                        + "links to it")
            }
            list = addresses.list(name)
        case .applicationInformation, .authorization, .programIdMappings:
            list = "\(feed.baseURI)/\(name)"
        case .serviceStatus:
            let address = "\(feed.baseURI)/ReadServiceStatus"
            return try entries.append(
                resource,
                entry: head(
                    name, at: address, in: feed.baseURI, title: title,
                    publishedUnixSeconds: publishedUnixSeconds,
                    updatedUnixSeconds: updatedUnixSeconds), into: &output)
        case .usagePoint, .localTimeParameters, .meterReading, .readingType, .batchList:
            throw ESPIEncodingError(
                .elementNotAllowed, element: name,
                detail: "begin and beginMeterReading write what belongs into this feed")
        }
        try entries.append(
            resource,
            entry: head(
                name, at: "\(list)/\(number)", in: list, title: title,
                publishedUnixSeconds: publishedUnixSeconds, updatedUnixSeconds: updatedUnixSeconds),
            into: &output)
    }

    private mutating func beginFeed(into output: inout [UInt8]) throws(ESPIEncodingError) {
        try entries.begin(
            FeedHead(
                id: id(addresses.feed), title: feed.title,
                updatedUnixSeconds: feed.updatedUnixSeconds,
                links: [AtomLink(.selfLink, href: addresses.feed, type: "espi-feed/Batch")]),
            into: &output)
        var related = [
            AtomLink(
                .related, href: addresses.list("MeterReading"), type: "espi-feed/MeterReading")
        ]
        for name in feed.relatedLists.names {
            related.append(
                AtomLink(.related, href: addresses.list(name), type: "espi-feed/\(name)"))
        }
        related.append(
            AtomLink(.related, href: addresses.localTime, type: "espi-entry/LocalTimeParameters"))
        try entries.append(
            .usagePoint(feed.usagePoint),
            entry: head(
                "UsagePoint", at: addresses.usagePoint, in: addresses.usagePointList,
                related: related, title: feed.usagePointTitle), into: &output)
        try entries.append(
            .localTimeParameters(feed.localTime),
            entry: head(
                "LocalTimeParameters", at: addresses.localTime, in: addresses.localTimeList,
                title: feed.localTimeTitle), into: &output)
    }
}
