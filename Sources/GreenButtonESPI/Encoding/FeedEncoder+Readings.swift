extension FeedEncoder {
    /// Begins a kind of measurement: writes its MeterReading and its ReadingType.
    ///
    /// A measurement without any block has no place in a feed; leave it out.
    ///
    /// - Throws: ``ESPIEncodingError`` with `callOutOfOrder` while another one is open, and with the
    ///   code of a title that can not be written.
    public mutating func beginMeterReading(
        _ meter: MeterReadingDescription, into output: inout [UInt8]
    ) throws(ESPIEncodingError) {
        guard state == .feed else {
            throw misuse("beginMeterReading", "between begin and end, one at a time")
        }
        let meterReading = addresses.meterReading(meter.number)
        let blockList = addresses.blockList(meter.number)
        let readingType = addresses.readingType(meter.number)
        try ElementWriter.write(to: &output, style: style) {
            (writer) throws(ESPIEncodingError) in
            try writeEntry(
                address: meterReading,
                links: [
                    AtomLink(.selfLink, href: meterReading, type: "espi-entry/MeterReading"),
                    AtomLink(
                        .up, href: addresses.list("MeterReading"), type: "espi-feed/MeterReading"),
                    AtomLink(.related, href: blockList, type: "espi-feed/IntervalBlock"),
                    AtomLink(.related, href: readingType, type: "espi-entry/ReadingType"),
                ],
                title: meter.title, publishedUnixSeconds: feed.publishedUnixSeconds,
                updatedUnixSeconds: feed.publishedUnixSeconds, to: &writer
            ) { (writer) throws(ESPIEncodingError) in
                writer.emptyResource("MeterReading")
            }
            // The type stands before the blocks: readers that stream need it first.
            try writeEntry(
                address: readingType,
                links: [
                    AtomLink(.selfLink, href: readingType, type: "espi-entry/ReadingType"),
                    AtomLink(
                        .up, href: addresses.readingTypeList, type: "espi-feed/ReadingType"),
                ],
                title: "\(meter.title) (type)", publishedUnixSeconds: feed.publishedUnixSeconds,
                updatedUnixSeconds: feed.publishedUnixSeconds, to: &writer
            ) { (writer) throws(ESPIEncodingError) in
                meter.readingType.encode(to: &writer)
            }
        }
        state = .meterReading(
            MeterReadingInProgress(blockList: blockList, blockTitle: "\(meter.title) block"))
    }

    /// Begins an IntervalBlock in an entry of its own, whose address ends in the block's start.
    ///
    /// - Parameters:
    ///   - interval: From the start of the first reading to the end of the last.
    ///   - publishedUnixSeconds: When the block first became available; by default its start, which
    ///     stays the same while the block grows.
    ///   - updatedUnixSeconds: When the block last changed; by default its end.
    /// - Throws: ``ESPIEncodingError`` with `callOutOfOrder` outside a meter reading, and with
    ///   `valueOutOfRange` for times that can not be written.
    public mutating func beginBlock(
        interval: DateTimeInterval, publishedUnixSeconds: Int64? = nil,
        updatedUnixSeconds: Int64? = nil, into output: inout [UInt8]
    ) throws(ESPIEncodingError) {
        guard case .meterReading(let meter) = state else {
            throw misuse("beginBlock", "inside a meter reading, one block at a time")
        }
        let block = BlockInProgress(
            interval: interval,
            publishedUnixSeconds: publishedUnixSeconds ?? interval.startUnixSeconds,
            updatedUnixSeconds: updatedUnixSeconds ?? interval.endUnixSeconds)
        let address = "\(meter.blockList)/\(interval.startUnixSeconds)"
        try ElementWriter.write(to: &output, style: style) {
            (writer) throws(ESPIEncodingError) in
            try beginEntry(
                address: address,
                links: [
                    AtomLink(.selfLink, href: address, type: "espi-entry/IntervalBlock"),
                    AtomLink(.up, href: meter.blockList, type: "espi-feed/IntervalBlock"),
                ],
                title: meter.blockTitle, to: &writer)
            writer.openResource("IntervalBlock")
            writer.interval("interval", interval)
        }
        newestReadingStartUnixSeconds = nil
        state = .block(block, of: meter)
    }

    /// Writes one reading of the open block.
    ///
    /// Readings come in order of time, each start once, the first at the start of the block, the
    /// last ending at or before its end. Cost: under 100 ns, no allocation of its own.
    ///
    /// - Throws: ``ESPIEncodingError`` with `callOutOfOrder` outside a block,
    ///   `readingOutsideInterval` for a time that breaks the rule above, `valueOutOfRange` for a
    ///   value or cost beyond 48 bits.
    public mutating func append(
        _ reading: IntervalReading, into output: inout [UInt8]
    ) throws(ESPIEncodingError) {
        guard case .block(let block, _) = state else {
            throw misuse("append", "inside a block")
        }
        if let period = reading.timePeriod {
            let isInOrder =
                if let newestReadingStartUnixSeconds {
                    period.startUnixSeconds > newestReadingStartUnixSeconds
                } else {
                    period.startUnixSeconds == block.interval.startUnixSeconds
                }
            guard isInOrder, period.endUnixSeconds <= block.interval.endUnixSeconds else {
                throw ESPIEncodingError(
                    .readingOutsideInterval, element: "IntervalReading",
                    detail: "start \(period.startUnixSeconds) with duration "
                        + "\(period.durationSeconds) does not follow inside its block")
            }
        }
        try readingFragments.append(reading, to: &output)
        if let period = reading.timePeriod {
            newestReadingStartUnixSeconds = period.startUnixSeconds
        }
    }

    /// Closes the open block.
    ///
    /// - Throws: ``ESPIEncodingError`` with `callOutOfOrder` outside a block, `valueOutOfRange` for
    ///   times that can not be written.
    public mutating func endBlock(into output: inout [UInt8]) throws(ESPIEncodingError) {
        guard case .block(let block, let meter) = state else {
            throw misuse("endBlock", "inside a block")
        }
        try ElementWriter.write(to: &output, style: style) {
            (writer) throws(ESPIEncodingError) in
            writer.raw("\n")
            writer.close("IntervalBlock")
            try endEntry(
                publishedUnixSeconds: block.publishedUnixSeconds,
                updatedUnixSeconds: block.updatedUnixSeconds, to: &writer)
        }
        state = .meterReading(meter)
    }

    /// Ends the kind of measurement. Writes nothing; the next one may begin.
    ///
    /// - Throws: ``ESPIEncodingError`` with `callOutOfOrder` while a block is open or outside a
    ///   meter reading.
    public mutating func endMeterReading(into output: inout [UInt8]) throws(ESPIEncodingError) {
        guard case .meterReading = state else {
            throw misuse("endMeterReading", "after the last block of a meter reading has ended")
        }
        state = .feed
    }
}

extension FeedEncoder {
    /// Writes a whole block: its entry, its readings and its end. `published` is the block's start,
    /// which stays while the block grows; `updated` is its end.
    ///
    /// To write a large block in pieces use ``beginBlock(interval:publishedUnixSeconds:updatedUnixSeconds:into:)``,
    /// ``append(_:into:)-(IntervalReading,_)`` and ``endBlock(into:)`` instead.
    ///
    /// - Throws: ``ESPIEncodingError`` as those do. What was written before the failing reading
    ///   stays in the buffer.
    public mutating func append(
        _ block: AssembledIntervalBlock, into output: inout [UInt8]
    ) throws(ESPIEncodingError) {
        try beginBlock(interval: block.interval, into: &output)
        for reading in block { try append(reading, into: &output) }
        try endBlock(into: &output)
    }
}
