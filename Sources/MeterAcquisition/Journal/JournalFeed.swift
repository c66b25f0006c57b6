import IntervalCache

/// The acquisition's side of the journal: gathers samples into records and hands them over, every five
/// minutes or 4 KiB, whichever comes first, and at the stop.
///
/// It never waits: a record that can not be handed over at once, because the writer has been stuck for
/// hours, is given up and counted. Taking in a sample allocates nothing.
struct JournalFeed {
    /// How long a reading waits for its record at most.
    static let flushMilliseconds: Int64 = 300_000

    private let writer: any JournalHandOver
    private var encoder = JournalEncoder()
    private var counts = JournalSampleCounts()
    /// When the record at hand is to be handed over; nil while it is empty.
    private(set) var deadlineMilliseconds: Int64?

    /// Hands over at once where the run's numbers begin, so that none of them is given out again
    /// whatever becomes of its samples.
    init(_ writer: any JournalHandOver, _ start: JournalStart) {
        self.writer = writer
        encoder.begin(start)
        handOver(isStop: false)
    }

    /// Takes in a demand sample that the ring has stored.
    mutating func take(_ sample: DemandSample, sequence: UInt64, atMilliseconds now: Int64) {
        if encoder.append(sample, sequence: sequence) {
            counts.demand += 1
        } else {
            writer.noteDropped(1)
        }
        expect(now)
    }

    /// Takes in a register sample that the ring has stored.
    mutating func take(_ sample: RegisterSample, sequence: UInt64, atMilliseconds now: Int64) {
        if encoder.append(sample, sequence: sequence) {
            counts.register += 1
        } else {
            writer.noteDropped(1)
        }
        expect(now)
    }

    /// Hands over what is due by now.
    mutating func advance(toMilliseconds now: Int64) {
        guard let deadlineMilliseconds, now >= deadlineMilliseconds else { return }
        handOver(isStop: false)
    }

    /// Hands over the rest, and that nothing comes behind it.
    mutating func stop() {
        handOver(isStop: true)
    }

    private mutating func expect(_ now: Int64) {
        if encoder.byteCount >= JournalEncoder.usualByteCount {
            handOver(isStop: false)
        } else if deadlineMilliseconds == nil {
            deadlineMilliseconds = now + Self.flushMilliseconds
        }
    }

    private mutating func handOver(isStop: Bool) {
        var record: [UInt8] = []
        encoder.seal(isStop: isStop, into: &record)
        let delivery = JournalDelivery(record: record, counts: counts, isLast: isStop)
        if !writer.handOver(delivery) { writer.noteDropped(counts.total) }
        counts = JournalSampleCounts()
        deadlineMilliseconds = nil
    }
}
