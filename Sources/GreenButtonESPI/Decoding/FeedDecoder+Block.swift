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

    private enum Names {
        static let reading = KnownName("IntervalReading")
        static let timePeriod = KnownName("timePeriod")
        static let duration = KnownName("duration")
        static let start = KnownName("start")
        static let value = KnownName("value")
        static let cost = KnownName("cost")
        static let readingQuality = KnownName("ReadingQuality")
        static let quality = KnownName("quality")
        static let interval = KnownName("interval")
        static let batchItemInfo = KnownName("batchItemInfo")
        static let consumptionTier = KnownName("consumptionTier")
        static let tou = KnownName("tou")
        static let cpp = KnownName("cpp")
        static let `extension` = KnownName("extension")
    }

    mutating func beginBlock() {
        block = OpenBlock()
        block.namespace = tokenizer.namespace
        contexts.append(.block)
    }

    // MARK: Start tags

    mutating func startInBlock() throws(ESPIDecodingError) {
        guard tokenizer.namespace == block.namespace else { return try foreignElement() }
        if tokenizer.isNamed(Names.reading) {
            block.order = 3
            announceBlock()
            block.reading = IntervalReading(timePeriod: nil, value: nil)
            block.readingOrder = 0
            contexts.append(.reading)
        } else if tokenizer.isNamed(Names.interval) {
            block.order = try advanced(
                from: block.order, to: 2)
            beginPeriod(.interval)
        } else if tokenizer.isNamed(Names.batchItemInfo) {
            block.order = try advanced(
                from: block.order, to: 1)
            beginTree("batchItemInfo")
        } else if tokenizer.isNamed(Names.extension) {
            try skipExtension(isFirst: block.order == 0)
        } else {
            try unexpectedElement("has no place in an IntervalBlock")
        }
    }

    mutating func startInReading() throws(ESPIDecodingError) {
        guard tokenizer.namespace == block.namespace else { return try foreignElement() }
        if tokenizer.isNamed(Names.timePeriod) {
            block.readingOrder = try advanced(
                from: block.readingOrder, to: 3)
            beginPeriod(.timePeriod)
        } else if tokenizer.isNamed(Names.value) {
            block.readingOrder = try advanced(
                from: block.readingOrder, to: 4)
            beginLeaf(.value)
        } else if tokenizer.isNamed(Names.cost) {
            block.readingOrder = try advanced(
                from: block.readingOrder, to: 1)
            beginLeaf(.cost)
        } else if tokenizer.isNamed(Names.readingQuality) {
            block.readingOrder = try advanced(
                from: block.readingOrder, to: 2, mayRepeat: true)
            contexts.append(.quality)
        } else if tokenizer.isNamed(Names.consumptionTier) {
            block.readingOrder = try advanced(
                from: block.readingOrder, to: 5)
            beginLeaf(.consumptionTier)
        } else if tokenizer.isNamed(Names.tou) {
            block.readingOrder = try advanced(
                from: block.readingOrder, to: 6)
            beginLeaf(.tou)
        } else if tokenizer.isNamed(Names.cpp) {
            block.readingOrder = try advanced(
                from: block.readingOrder, to: 7)
            beginLeaf(.cpp)
        } else if tokenizer.isNamed(Names.extension) {
            try skipExtension(isFirst: block.readingOrder == 0)
        } else {
            try unexpectedElement("has no place in an IntervalReading")
        }
    }

    mutating func startInPeriod() throws(ESPIDecodingError) {
        guard tokenizer.namespace == block.namespace else { return try foreignElement() }
        if tokenizer.isNamed(Names.duration) {
            block.periodOrder = try advanced(
                from: block.periodOrder, to: 1)
            beginLeaf(.duration)
        } else if tokenizer.isNamed(Names.start) {
            block.periodOrder = try advanced(
                from: block.periodOrder, to: 2)
            beginLeaf(.start)
        } else if tokenizer.isNamed(Names.extension) {
            try skipExtension(isFirst: block.periodOrder == 0)
        } else {
            try unexpectedElement("has no place in a period")
        }
    }

    mutating func startInQuality() throws(ESPIDecodingError) {
        guard tokenizer.namespace == block.namespace else { return try foreignElement() }
        if tokenizer.isNamed(Names.quality) {
            beginLeaf(.quality)
        } else if tokenizer.isNamed(Names.extension) {
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
        emit(.reading(block.reading))
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

    /// Keeps the text of an element that has ended.
    mutating func endLeaf() throws(ESPIDecodingError) {
        switch leaf {
        case .value: block.reading.value = try leafInt48("value")
        case .start: block.startUnixSeconds = try leafInteger("start")
        case .duration: block.durationSeconds = try leafInteger("duration")
        case .cost: block.reading.cost = try leafInt48("cost")
        case .consumptionTier: block.reading.consumptionTier = try leafInteger("consumptionTier")
        case .tou: block.reading.tou = try leafInteger("tou")
        case .cpp: block.reading.cpp = try leafInteger("cpp")
        case .quality:
            if let number: UInt16 = try leafInteger("quality") {
                guard block.reading.quality.count < limits.maximumResourceElementCount else {
                    throw tokenizer.failure(.limitExceeded, "too many quality marks")
                }
                block.reading.quality.append(QualityOfReading(rawValue: number))
            }
        case .feedID, .feedTitle, .feedUpdated, .entryID, .entryTitle, .entryPublished,
            .entryUpdated:
            try endAtomLeaf()
        }
    }

    private mutating func leafInt48(_ element: String) throws(ESPIDecodingError) -> Int64? {
        guard let value: Int64 = try leafInteger(element) else { return nil }
        guard Int48.readRange.contains(value) else {
            try log.repair(
                .valueInvalid, else: .valueInvalid, at: leafLocation(element),
                "\(value) does not fit 48 bits")
            return nil
        }
        return value
    }

    private mutating func leafInteger<Integer: FixedWidthInteger>(
        _ element: String
    ) throws(ESPIDecodingError) -> Integer? {
        guard let written = WrittenInteger(leafText), let value = Integer(exactly: written.value)
        else {
            try log.repair(
                .valueInvalid, else: .valueInvalid, at: leafLocation(element),
                "'\(String(decoding: leafText.prefix(40), as: UTF8.self))' is not a whole number "
                    + "from \(Integer.min) to \(Integer.max)")
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
