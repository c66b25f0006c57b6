import IntervalCache

/// A record on its way from the acquisition to the thread that writes it.
struct JournalDelivery: Sendable, Hashable {
    var record: [UInt8]
    var counts: JournalSampleCounts
    /// Whether none comes behind it.
    var isLast: Bool

    init(record: [UInt8], counts: JournalSampleCounts, isLast: Bool) {
        self.record = record
        self.counts = counts
        self.isLast = isLast
    }

    /// Bytes before the record in a message: whether it is the last, and the two counts.
    private static let headByteCount = 9
    /// The longest message.
    static let maximumByteCount = headByteCount + 8 + 0xFFFF

    /// The delivery as one message.
    var message: [UInt8] {
        var bytes: [UInt8] = [isLast ? 1 : 0]
        bytes.reserveCapacity(Self.headByteCount + record.count)
        for count in [counts.demand, counts.register] {
            for byte in 0..<4 as Range<UInt64> {
                bytes.append(UInt8(truncatingIfNeeded: count >> (8 * byte)))
            }
        }
        return bytes + record
    }

    /// Reads a message that `message` made.
    init?(message bytes: ArraySlice<UInt8>) {
        guard bytes.count > Self.headByteCount else { return nil }
        let start = bytes.startIndex
        func count(_ offset: Int) -> UInt64 {
            (0..<4).reduce(0) { $0 | UInt64(bytes[start + offset + $1]) << UInt64(8 * $1) }
        }
        self.init(
            record: Array(bytes[(start + Self.headByteCount)...]),
            counts: JournalSampleCounts(demand: count(1), register: count(5)),
            isLast: bytes[start] == 1)
    }
}

/// Where the acquisition leaves its records; neither call ever waits.
protocol JournalHandOver: Sendable {
    /// Takes a delivery; false where there is no room for it.
    func handOver(_ delivery: JournalDelivery) -> Bool
    /// Counts readings that the journal will not have.
    func noteDropped(_ count: UInt64)
}
