import IntervalCache

/// The samples of a journal's records put together: in the order of their numbers, each once, and no
/// more than the rings keep.
struct JournalHistory {
    private var demand: JournalHistorySeries<DemandSample>
    private var register: JournalHistorySeries<RegisterSample>
    private var isStopped = true

    init(demandCapacity: Int, registerCapacity: Int) {
        demand = JournalHistorySeries(capacity: demandCapacity)
        register = JournalHistorySeries(capacity: registerCapacity)
    }

    mutating func take(_ record: JournalRecord) {
        if let start = record.start {
            demand.begin(at: start.nextDemandSequence)
            register.begin(at: start.nextRegisterSequence)
        }
        demand.take(record.demand)
        register.take(record.register)
        isStopped = record.isStop
    }

    /// How far above the last number on the medium the next one is.
    ///
    /// A run may have given out numbers that the medium does not have: for readings under way when it
    /// was killed, or all of them where nothing could be written. None of them is to be given out
    /// again. In the long run a dongle brings less than one reading a second; a burst is written while
    /// it comes, up to what a record and the queue behind it hold. And each record that is damaged may
    /// have been the first of such a run.
    static func reservedCount(
        secondsSince: Int64, wasStoppedInOrder: Bool, unreadByteCount: Int
    ) -> UInt64 {
        let elapsed = UInt64(max(0, min(secondsSince, 1 << 33)))
        let smallestRecord = 11
        let runs =
            (wasStoppedInOrder ? 0 : 1)
            + UInt64((unreadByteCount + smallestRecord - 1) / smallestRecord)
        return elapsed + runs * 16_384
    }

    /// Hands everything over.
    /// - Parameter isWhole: whether the last segment could be read to its end.
    func finish(
        _ restoration: inout JournalRestoration, isWhole: Bool, nowUnixSeconds: Int64
    ) {
        restoration.demand = demand.newest
        restoration.register = register.newest
        restoration.missingReadingCount = demand.missing + register.missing
        restoration.wasStoppedInOrder = isStopped && isWhole
        let received = [
            demand.newest.last?.receiveTimeUnixSeconds,
            register.newest.last?.receiveTimeUnixSeconds,
        ]
        // Where nothing tells of an earlier run, there may have been one any time since 2020.
        let last = received.compactMap { $0 }.max() ?? 1_577_836_800
        let reserved = Self.reservedCount(
            secondsSince: nowUnixSeconds - last,
            wasStoppedInOrder: restoration.wasStoppedInOrder,
            unreadByteCount: restoration.unreadByteCount)
        restoration.nextDemandSequence = demand.last + 1 + reserved
        restoration.nextRegisterSequence = register.last + 1 + reserved
    }
}

/// One series of a `JournalHistory`.
private struct JournalHistorySeries<Sample: RingSample> {
    /// The last number that was given out, as far as is known; 0 without one.
    private(set) var last: UInt64 = 0
    /// How many numbers are missing between the records of a run.
    private(set) var missing: UInt64 = 0
    private var samples: [Sample] = []
    private let capacity: Int

    init(capacity: Int) {
        self.capacity = capacity
    }

    var newest: [Sample] { Array(samples.suffix(capacity)) }

    /// A run begins: its numbers go on from here, and nothing is missing before.
    mutating func begin(at next: UInt64) {
        last = max(last, next - 1)
    }

    mutating func take(_ entries: [JournalEntry<Sample>]) {
        for entry in entries where entry.sequence > last {
            missing += entry.sequence - last - 1
            last = entry.sequence
            // Where something is missing in between, neighbours may say the same; the ring would not
            // store the second one, and the numbers would not come out.
            if let former = samples.last, former.timeUnixSeconds == entry.sample.timeUnixSeconds,
                former.hasSameValues(as: entry.sample)
            {
                continue
            }
            samples.append(entry.sample)
        }
        // Now and then, so that a long journal needs no more memory than twice the ring.
        if samples.count > 2 * capacity { samples.removeFirst(samples.count - capacity) }
    }
}
