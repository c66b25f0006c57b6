extension IntervalRing {
    /// The visible samples as bytes, to be kept across a restart: blocks that are checksummed one by
    /// one, of format version 1 (see `SnapshotBlock`). The writer may go on meanwhile.
    public func snapshot() -> [UInt8] {
        var cursor = cursor(over: .all)
        let expected = Int(clamping: cursor.remaining)
        let newest = UInt64(cursor.next &+ cursor.remaining &- 1)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(
            expected * Sample.wordCount * 4
                + (expected / SnapshotBlock.maximumSampleCount + 2) * SnapshotBlock.byteCount)
        var buffer: [StoredSample<Sample>] = []
        var payload: [UInt8] = []
        var total: UInt64 = 0
        func append(_ block: SnapshotBlock) {
            block.encode(into: &bytes)
            bytes += payload
        }
        while cursor.read(into: &buffer, maximumCount: SnapshotBlock.maximumSampleCount) > 0 {
            payload.removeAll(keepingCapacity: true)
            for stored in buffer {
                for pair in 0..<(Sample.wordCount / 2) {
                    payload.append(littleEndian: stored.sample.wordPair(at: pair), byteCount: 8)
                }
            }
            total += UInt64(buffer.count)
            append(
                SnapshotBlock(
                    wordCount: Sample.wordCount, isEnd: false, sampleCount: buffer.count,
                    number: buffer[0].sequence, newest: newest,
                    payloadChecksum: CRC32.checksum(of: payload, payload.indices)))
        }
        payload.removeAll()
        append(
            SnapshotBlock(
                wordCount: Sample.wordCount, isEnd: true, sampleCount: 0, number: total,
                newest: newest, payloadChecksum: 0))
        return bytes
    }

    /// A ring with the samples of a snapshot, and what became of them.
    ///
    /// Whole blocks are restored wherever they stand; what is damaged in between is skipped and
    /// reported. The newest sample of the snapshot keeps its number, and the next one appended gets
    /// the number after it; where samples are lost in the middle, those before move up. Where the
    /// ring is smaller than the snapshot, the newest samples stay visible.
    ///
    /// The writer is then taken from the ring as ever; `recordGap(cause: .gatewayDown)` before its
    /// first sample names the hole.
    ///
    /// - Parameters:
    ///   - bytes: what `snapshot()` gave, or anything else: no input does harm.
    ///   - capacity: samples kept visible, as for `init`.
    ///   - nominalIntervalSeconds: the interval that was asked of the meter, as for `init`.
    ///   - layout: with slack for readers, or of exactly the size needed.
    public static func restored(
        from bytes: [UInt8], capacity: Int, nominalIntervalSeconds: Int,
        layout: RingLayout = .slack
    ) -> (ring: IntervalRing<Sample>, report: RestoreReport) {
        var reader = SnapshotReader<Sample>()
        reader.read(bytes)
        let count = UInt64(reader.samples.count)
        let ring = IntervalRing(
            capacity: capacity, nominalIntervalSeconds: nominalIntervalSeconds, layout: layout,
            firstSequence: reader.newest >= count ? reader.newest &- count &+ 1 : 1)
        // Nobody else has the ring yet.
        for sample in reader.samples { unsafe ring.writer?.append(sample) }
        return (ring, reader.report)
    }
}

/// Finds the whole blocks of a snapshot in any bytes.
struct SnapshotReader<Sample: RingSample> {
    var samples: [Sample] = []
    /// The highest number that the snapshot knew of.
    var newest: UInt64 = 0
    var report = RestoreReport()
    private var firstNumber: UInt64?
    private var nextNumber: UInt64 = 0

    mutating func read(_ bytes: [UInt8]) {
        var offset = 0
        var total: UInt64?
        while offset < bytes.count {
            guard let block = SnapshotBlock(bytes, at: offset), let end = payloadEnd(block, offset)
            else {
                offset += 1
                report.skippedByteCount += 1
                continue
            }
            if block.wordCount != Sample.wordCount {
                report.foreignBlockCount += 1
                report.skippedByteCount += end - offset
            } else if block.isEnd {
                total = block.number
                report.hasEnd = true
                newest = max(newest, block.newest)
            } else {
                take(block, bytes, (offset + SnapshotBlock.byteCount)..<end)
            }
            offset = end
        }
        report.restoredCount = samples.count
        let restored = UInt64(samples.count)
        let known = firstNumber.map { newest &- $0 &+ 1 } ?? 0
        let had = max(total ?? 0, known)
        report.lostCount = had > restored ? had &- restored : 0

        /// Where the block's samples end, or nil where they are not whole or make no sense.
        func payloadEnd(_ block: SnapshotBlock, _ offset: Int) -> Int? {
            let start = offset + SnapshotBlock.byteCount
            let length = Int(block.sampleCount) * Int(block.wordCount) * 4
            // Numbers from a ring end far below; higher ones would wrap around.
            guard length <= bytes.count - start, block.newest <= UInt64(UInt.max / 2),
                block.sampleCount <= SnapshotBlock.maximumSampleCount,
                block.isEnd
                    || (block.number <= block.newest
                        && block.newest &- block.number >= UInt64(block.sampleCount) &- 1
                        && block.sampleCount > 0),
                CRC32.checksum(of: bytes, start..<(start + length)) == block.payloadChecksum
                    || block.isEnd && length == 0
            else { return nil }
            return start + length
        }
    }

    private mutating func take(_ block: SnapshotBlock, _ bytes: [UInt8], _ payload: Range<Int>) {
        guard block.number >= nextNumber else {
            // A block for the second time, or of an older snapshot.
            report.skippedByteCount += payload.count + SnapshotBlock.byteCount
            return
        }
        firstNumber = firstNumber ?? block.number
        nextNumber = block.number &+ UInt64(block.sampleCount)
        newest = max(newest, block.newest)
        let stride = Sample.wordCount * 4
        for start in Swift.stride(from: payload.lowerBound, to: payload.upperBound, by: stride) {
            let sample = Sample(wordPairs: { pair in
                bytes.littleEndian(at: start + 8 * pair, byteCount: 8)
            })
            // Where something is lost in between, two may be neighbours that say the same.
            if let last = samples.last, last.timeUnixSeconds == sample.timeUnixSeconds,
                last.hasSameValues(as: sample)
            {
                continue
            }
            samples.append(sample)
        }
    }
}
