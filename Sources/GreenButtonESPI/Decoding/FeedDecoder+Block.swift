extension FeedDecoder {
    /// The block, reading and period that are being read. `…Order` is how far the fixed order of
    /// the schema has come.
    struct OpenBlock: Sendable {
        var isAnnounced = false
        var order: UInt8 = 0
        var interval: DateTimeInterval?
        var batchItemInfo: BatchItemInfo?
        var namespace = XMLNamespace.espi
        var newestStartUnixSeconds: Int64?
        var hasSaidDescending = false

        var reading = IntervalReading(timePeriod: nil, value: nil)
        var readingOrder: UInt8 = 0

        var periodOrder: UInt8 = 0
        var durationSeconds: UInt32?
        var startUnixSeconds: Int64?
    }

    /// The names of the elements in a block, ready for comparison.
    struct BlockNames: Sendable {
        let reading = KnownName("IntervalReading")
        let timePeriod = KnownName("timePeriod")
        let duration = KnownName("duration")
        let start = KnownName("start")
        let value = KnownName("value")
        let cost = KnownName("cost")
        let readingQuality = KnownName("ReadingQuality")
        let quality = KnownName("quality")
        let interval = KnownName("interval")
        let batchItemInfo = KnownName("batchItemInfo")
        let consumptionTier = KnownName("consumptionTier")
        let tou = KnownName("tou")
        let cpp = KnownName("cpp")
        let `extension` = KnownName("extension")
    }

    mutating func beginBlock() {
        block = OpenBlock()
        block.namespace = tokenizer.namespace
        let prefix = tokenizer.prefix
        if readingTags.prefix != prefix { readingTags = PlainReadingTags(prefix: prefix) }
        contexts.append(.block)
    }

    // MARK: Start tags

    mutating func startInBlock() throws(ESPIDecodingError) {
        guard tokenizer.namespace == block.namespace else { return try foreignElement() }
        if tokenizer.isNamed(names.reading) {
            block.order = 3
            announceBlock()
            block.reading = IntervalReading(timePeriod: nil, value: nil)
            block.readingOrder = 0
            contexts.append(.reading)
        } else if tokenizer.isNamed(names.interval) {
            block.order = try advanced(from: block.order, to: 2)
            beginPeriod(.interval)
        } else if tokenizer.isNamed(names.batchItemInfo) {
            block.order = try advanced(from: block.order, to: 1)
            beginTree("batchItemInfo")
        } else if tokenizer.isNamed(names.extension) {
            try skipExtension(isFirst: block.order == 0)
        } else {
            try unexpectedElement("has no place in an IntervalBlock")
        }
    }

    mutating func startInReading() throws(ESPIDecodingError) {
        guard tokenizer.namespace == block.namespace else { return try foreignElement() }
        if tokenizer.isNamed(names.timePeriod) {
            block.readingOrder = try advanced(from: block.readingOrder, to: 3)
            beginPeriod(.timePeriod)
        } else if tokenizer.isNamed(names.value) {
            block.readingOrder = try advanced(from: block.readingOrder, to: 4)
            try beginInteger(.value)
        } else if tokenizer.isNamed(names.cost) {
            block.readingOrder = try advanced(from: block.readingOrder, to: 1)
            try beginInteger(.cost)
        } else if tokenizer.isNamed(names.readingQuality) {
            block.readingOrder = try advanced(from: block.readingOrder, to: 2, mayRepeat: true)
            contexts.append(.quality)
        } else if tokenizer.isNamed(names.consumptionTier) {
            block.readingOrder = try advanced(from: block.readingOrder, to: 5)
            beginLeaf(.consumptionTier)
        } else if tokenizer.isNamed(names.tou) {
            block.readingOrder = try advanced(from: block.readingOrder, to: 6)
            beginLeaf(.tou)
        } else if tokenizer.isNamed(names.cpp) {
            block.readingOrder = try advanced(from: block.readingOrder, to: 7)
            beginLeaf(.cpp)
        } else if tokenizer.isNamed(names.extension) {
            try skipExtension(isFirst: block.readingOrder == 0)
        } else {
            try unexpectedElement("has no place in an IntervalReading")
        }
    }

    mutating func startInPeriod() throws(ESPIDecodingError) {
        guard tokenizer.namespace == block.namespace else { return try foreignElement() }
        if tokenizer.isNamed(names.duration) {
            block.periodOrder = try advanced(from: block.periodOrder, to: 1)
            try beginInteger(.duration)
        } else if tokenizer.isNamed(names.start) {
            block.periodOrder = try advanced(from: block.periodOrder, to: 2)
            try beginInteger(.start)
        } else if tokenizer.isNamed(names.extension) {
            try skipExtension(isFirst: block.periodOrder == 0)
        } else {
            try unexpectedElement("has no place in a period")
        }
    }

    mutating func startInQuality() throws(ESPIDecodingError) {
        guard tokenizer.namespace == block.namespace else { return try foreignElement() }
        if tokenizer.isNamed(names.quality) {
            try beginInteger(.quality)
        } else if tokenizer.isNamed(names.extension) {
            try skipExtension(isFirst: true)
        } else {
            try unexpectedElement("has no place in a ReadingQuality")
        }
    }

    private mutating func foreignElement() throws(ESPIDecodingError) {
        try unexpectedElement("stands outside of the namespace of ESPI")
    }

    /// The place reached by coming from one place of the schema's order to another.
    private mutating func advanced(
        from order: UInt8, to place: UInt8, mayRepeat: Bool = false
    ) throws(ESPIDecodingError) -> UInt8 {
        if place > order || mayRepeat && place == order { return place }
        try log.repair(
            .elementMisplaced, else: .elementUnexpected, at: tokenizer.location,
            "stands again, or out of order")
        return order
    }

    mutating func skipExtension(isFirst: Bool) throws(ESPIDecodingError) {
        if !isFirst {
            try log.repair(
                .elementMisplaced, else: .elementUnexpected, at: tokenizer.location,
                "extensions stand before everything else")
        }
        emit(.extensionSkipped(tokenizer.location))
        contexts.append(.skipped)
    }

    private mutating func beginPeriod(_ context: Context) {
        block.periodOrder = 0
        block.durationSeconds = nil
        block.startUnixSeconds = nil
        contexts.append(context)
    }

    // MARK: Ends

    mutating func endTimePeriod() throws(ESPIDecodingError) {
        block.reading.timePeriod = try period()
    }

    mutating func endInterval() throws(ESPIDecodingError) {
        block.interval = try period()
    }

    private mutating func period() throws(ESPIDecodingError) -> DateTimeInterval? {
        guard let duration = block.durationSeconds, let start = block.startUnixSeconds else {
            try log.repair(
                .elementMissing, else: .elementMissing, at: tokenizer.location,
                "a period lacks its duration or its start")
            return nil
        }
        return DateTimeInterval(durationSeconds: duration, startUnixSeconds: start)
    }

    /// Checks the reading that has ended; the caller delivers it.
    mutating func endReading() throws(ESPIDecodingError) {
        if log.mode == .lenient, !block.hasSaidDescending,
            let start = block.reading.timePeriod?.startUnixSeconds
        {
            if let newest = block.newestStartUnixSeconds, start < newest {
                block.hasSaidDescending = true
                try log.repair(
                    .readingsNotAscending, else: .valueInvalid, at: tokenizer.location,
                    "a reading begins before the one in front of it")
            }
            block.newestStartUnixSeconds = start
        }
    }

    private mutating func announceBlock() {
        guard !block.isAnnounced else { return }
        block.isAnnounced = true
        emit(
            .beginBlock(
                IntervalBlockHead(
                    interval: block.interval, batchItemInfo: block.batchItemInfo, entry: entry)))
    }

    mutating func endBlock() {
        announceBlock()
        emit(.endBlock)
    }

    /// Begins an element that holds a number, and takes it at once if that is easy.
    private mutating func beginInteger(_ leaf: Leaf) throws(ESPIDecodingError) {
        beginLeaf(leaf)
        guard let value = tokenizer.takeQuickInteger() else { return }
        contexts.removeLast()
        try keep(WrittenInteger(value))
    }

    /// Keeps the text of an element that has ended.
    mutating func endLeaf() throws(ESPIDecodingError) {
        switch leaf {
        case .feedID, .feedTitle, .feedUpdated, .entryID, .entryTitle, .entryPublished,
            .entryUpdated:
            try endAtomLeaf()
        default: try keep(WrittenInteger(leafText))
        }
    }

    /// Keeps the number of an element that has ended; nil when its text is not a number.
    private mutating func keep(_ written: WrittenInteger?) throws(ESPIDecodingError) {
        switch leaf {
        case .value: block.reading.value = try int48(written, "value")
        case .start: block.startUnixSeconds = try integer(written, "start")
        case .duration: block.durationSeconds = try integer(written, "duration")
        case .cost: block.reading.cost = try int48(written, "cost")
        case .consumptionTier:
            block.reading.consumptionTier = try integer(written, "consumptionTier")
        case .tou: block.reading.tou = try integer(written, "tou")
        case .cpp: block.reading.cpp = try integer(written, "cpp")
        default:
            guard let number: UInt16 = try integer(written, "quality") else { return }
            guard block.reading.quality.count < limits.maximumResourceElementCount else {
                throw tokenizer.failure(.limitExceeded, "too many quality marks")
            }
            block.reading.quality.append(QualityOfReading(rawValue: number))
        }
    }

    private mutating func int48(
        _ written: WrittenInteger?, _ element: String
    ) throws(ESPIDecodingError) -> Int64? {
        guard let value: Int64 = try integer(written, element) else { return nil }
        guard Int48.readRange.contains(value) else {
            try log.repair(
                .valueInvalid, else: .valueInvalid, at: leafLocation(element),
                "\(value) does not fit 48 bits")
            return nil
        }
        return value
    }

    private mutating func integer<Integer: FixedWidthInteger>(
        _ written: WrittenInteger?, _ element: String
    ) throws(ESPIDecodingError) -> Integer? {
        guard let written, let value = Integer(exactly: written.value) else {
            let text =
                written.map { String($0.value) }
                ?? String(decoding: leafText.prefix(40), as: UTF8.self)
            try log.repair(
                .valueInvalid, else: .valueInvalid, at: leafLocation(element),
                "'\(text)' is not a whole number from \(Integer.min) to \(Integer.max)")
            return nil
        }
        if written.hadFraction {
            try log.repair(
                .fractionCutOff, else: .valueInvalid, at: leafLocation(element),
                "'\(String(decoding: leafText.prefix(40), as: UTF8.self))' has a fraction")
        }
        return value
    }
}
