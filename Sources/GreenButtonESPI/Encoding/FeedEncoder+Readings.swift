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
            throw .misuse("beginMeterReading", accepted: "between begin and end, one at a time")
        }
        let countBefore = output.count
        do throws(ESPIEncodingError) {
            try writeMeterReading(meter, into: &output)
        } catch {
            output.removeLast(output.count - countBefore)
            throw error
        }
        state = .meterReading(
            OpenMeterReading(
                blockList: addresses.blockList(meter.number), blockTitle: "\(meter.title) block"))
    }

    private mutating func writeMeterReading(
        _ meter: MeterReadingDescription, into output: inout [UInt8]
    ) throws(ESPIEncodingError) {
        let readingType = addresses.readingType(meter.number)
        try entries.append(
            .meterReading,
            entry: head(
                "MeterReading", at: addresses.meterReading(meter.number),
                in: addresses.list("MeterReading"),
                related: [
                    AtomLink(
                        .related, href: addresses.blockList(meter.number),
                        type: "espi-feed/IntervalBlock"),
                    AtomLink(.related, href: readingType, type: "espi-entry/ReadingType"),
                ], title: meter.title), into: &output)
        // The type stands before the blocks: readers that stream need it first.
        try entries.append(
            .readingType(meter.readingType),
            entry: head(
                "ReadingType", at: readingType, in: addresses.readingTypeList,
                title: "\(meter.title) (type)"), into: &output)
    }

    /// Begins an IntervalBlock in an entry of its own, whose address ends in the block's start.
    ///
    /// - Parameters:
    ///   - interval: From the start of the first reading to the end of the last.
    ///   - publishedUnixSeconds: When the block first became available; by default its start, which
    ///     stays the same while the block grows.
    ///   - updatedUnixSeconds: When the block last changed; by default its end.
    ///   - output: Takes the bytes.
    /// - Throws: ``ESPIEncodingError`` with `callOutOfOrder` outside a meter reading, and with
    ///   `valueOutOfRange` for times that can not be written.
    public mutating func beginBlock(
        interval: DateTimeInterval, publishedUnixSeconds: Int64? = nil,
        updatedUnixSeconds: Int64? = nil, into output: inout [UInt8]
    ) throws(ESPIEncodingError) {
        guard case .meterReading(let meter) = state else {
            throw .misuse("beginBlock", accepted: "inside a meter reading, one block at a time")
        }
        try entries.beginBlock(
            interval: interval,
            entry: head(
                "IntervalBlock", at: "\(meter.blockList)/\(interval.startUnixSeconds)",
                in: meter.blockList, title: meter.blockTitle,
                publishedUnixSeconds: publishedUnixSeconds ?? interval.startUnixSeconds,
                updatedUnixSeconds: updatedUnixSeconds ?? interval.endUnixSeconds), into: &output)
        newestReadingStartUnixSeconds = nil
        state = .block(interval, of: meter)
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
        guard case .block(let interval, _) = state else {
            throw .misuse("append", accepted: "inside a block")
        }
        if let period = reading.timePeriod {
            let isInOrder =
                if let newestReadingStartUnixSeconds {
                    period.startUnixSeconds > newestReadingStartUnixSeconds
                } else {
                    period.startUnixSeconds == interval.startUnixSeconds
                }
            guard isInOrder, period.endUnixSeconds <= interval.endUnixSeconds else {
                throw ESPIEncodingError(
                    .readingOutsideInterval, element: "IntervalReading",
                    detail: "start \(period.startUnixSeconds) with duration "
                        + "\(period.durationSeconds) does not follow inside its block")
            }
        }
        try entries.append(reading, into: &output)
        if let period = reading.timePeriod {
            newestReadingStartUnixSeconds = period.startUnixSeconds
        }
    }

    /// Closes the open block.
    ///
    /// - Throws: ``ESPIEncodingError`` with `callOutOfOrder` outside a block.
    public mutating func endBlock(into output: inout [UInt8]) throws(ESPIEncodingError) {
        guard case .block(_, let meter) = state else {
            throw .misuse("endBlock", accepted: "inside a block")
        }
        try entries.endBlock(into: &output)
        state = .meterReading(meter)
    }

    /// Ends the kind of measurement. Writes nothing; the next one may begin.
    ///
    /// - Throws: ``ESPIEncodingError`` with `callOutOfOrder` while a block is open or outside a
    ///   meter reading.
    public mutating func endMeterReading(into output: inout [UInt8]) throws(ESPIEncodingError) {
        guard case .meterReading = state else {
            throw .misuse(
                "endMeterReading", accepted: "after the last block of a meter reading has ended")
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
