import IntervalCache

/// A journal over its storage: reads back what there is, appends records, begins a new segment when one
/// is full, and deletes the oldest when the others hold all that the rings keep.
///
/// What can not be written waits in a backlog of 64 KiB (some twenty hours of usual records), so that
/// a disk that was full for a while costs nothing; beyond that the oldest record is given up and
/// counted. Nothing here waits or looks at a clock; the storage's calls may block.
struct SegmentedJournal<Storage: JournalStorage>: Sendable {
    private struct Segment: Sendable {
        var number: UInt64
        var byteCount: Int
        var counts = JournalSampleCounts()
    }

    private struct Waiting: Sendable {
        var record: [UInt8]
        var counts: JournalSampleCounts
    }

    private(set) var status = JournalStatus()
    private var storage: Storage
    private let demandCapacity: UInt64
    private let registerCapacity: UInt64
    private var segments: [Segment] = []
    /// Whether the last of `segments` is open and ends with a whole record.
    private var isOpen = false
    private var highestNumber: UInt64 = 0
    private var backlog: [Waiting] = []
    private(set) var backlogByteCount = 0
    private var budget = JournalBudget()

    static var backlogLimit: Int { 65_536 }
    /// Many restarts leave many small segments behind damaged ones; more than this are not kept.
    static var segmentLimit: Int { 24 }

    /// A journal that keeps at least as many samples as the rings do.
    init(_ storage: Storage, demandCapacity: Int, registerCapacity: Int) {
        self.storage = storage
        self.demandCapacity = UInt64(max(1, demandCapacity))
        self.registerCapacity = UInt64(max(1, registerCapacity))
    }

    // MARK: Reading back

    /// Reads everything back. Call once, first.
    /// - Parameter nowUnixSeconds: the gateway's clock; see `reservedCount`.
    mutating func restore(nowUnixSeconds: Int64) -> JournalRestoration {
        var restoration = JournalRestoration()
        var history = JournalHistory(
            demandCapacity: Int(demandCapacity), registerCapacity: Int(registerCapacity))
        var endsWhole = false
        do throws(JournalStorageError) {
            for number in try storage.segments() {
                highestNumber = number
                restoration.segmentCount += 1
                endsWhole = false
                var segment = Segment(number: number, byteCount: 0)
                do throws(JournalStorageError) {
                    var decoder = JournalDecoder(try storage.read(number))
                    while let record = decoder.nextRecord() {
                        history.take(record)
                        segment.counts =
                            segment.counts
                            + JournalSampleCounts(
                                demand: UInt64(record.demand.count),
                                register: UInt64(record.register.count))
                    }
                    segment.byteCount = decoder.offset
                    endsWhole = decoder.damage == nil
                    if !endsWhole { restoration.unreadByteCount += decoder.unreadByteCount }
                } catch {
                    restoration.errorNumber = error.errorNumber
                    // It may have held this much that matters to the numbers.
                    restoration.unreadByteCount += Self.backlogLimit
                }
                if !endsWhole { restoration.damagedSegmentCount += 1 }
                segments.append(segment)
            }
        } catch {
            // Without the numbers that are there no new one can be given.
            note(error)
            status.state = .unusable
            restoration.errorNumber = error.errorNumber
            return restoration
        }
        status.segmentCount = UInt64(segments.count)
        history.finish(
            &restoration, isWhole: endsWhole || restoration.segmentCount == 0,
            nowUnixSeconds: nowUnixSeconds)
        // The last segment goes on if nothing damaged stands at its end; else a new one is begun.
        if endsWhole, let last = segments.last, !isFull(last) {
            do throws(JournalStorageError) {
                try storage.open(last.number, isNew: false)
                isOpen = true
            } catch {
                note(error)
            }
        }
        return restoration
    }

    // MARK: Writing

    /// Takes a record in, to be written by the next `writeBacklog`.
    /// - Parameters:
    ///   - record: one whole record.
    ///   - counts: how many samples it holds.
    mutating func add(_ record: [UInt8], _ counts: JournalSampleCounts) {
        backlog.append(Waiting(record: record, counts: counts))
        backlogByteCount += record.count
        while backlogByteCount > Self.backlogLimit, backlog.count > 1 {
            let oldest = backlog.removeFirst()
            backlogByteCount -= oldest.record.count
            status.droppedReadingCount += oldest.counts.total
        }
        countWaiting()
    }

    /// Writes all that waits, in one go.
    /// - Parameter isLast: whether no other call will come: writes whatever the day's bound says.
    mutating func writeBacklog(isLast: Bool = false, at now: ClockReading) {
        guard !backlog.isEmpty, status.state != .unusable else { return }
        let isNew = !isOpen
        let length = isNew ? 0 : segments.last?.byteCount ?? 0
        var bytes: [UInt8] = []
        bytes.reserveCapacity(backlogByteCount + JournalDecoder.segmentHeadByteCount)
        let number = isNew ? highestNumber + 1 : highestNumber
        if isNew { JournalEncoder.beginSegment(number, into: &bytes) }
        for waiting in backlog { bytes += waiting.record }
        let cost = JournalBudget.cost(of: bytes.count, behind: length)
        guard budget.take(cost, atMilliseconds: now.monotonicMilliseconds) || isLast else {
            status.state = .overBudget
            return
        }
        status.writtenBlockByteCount += UInt64(cost)
        do throws(JournalStorageError) {
            if isNew {
                highestNumber = number
                try storage.open(number, isNew: true)
            }
            try storage.append(bytes)
        } catch {
            note(error)
            takeBack(error, isNew: isNew, number: number, length: length)
            return
        }
        let counts = backlog.reduce(JournalSampleCounts()) { $0 + $1.counts }
        if isNew { segments.append(Segment(number: number, byteCount: 0)) }
        segments[segments.count - 1].byteCount += bytes.count
        segments[segments.count - 1].counts = segments[segments.count - 1].counts + counts
        isOpen = true
        backlog.removeAll(keepingCapacity: true)
        backlogByteCount = 0
        countWaiting()
        status.state = .writing
        status.writeCount += 1
        status.writtenByteCount += UInt64(bytes.count)
        status.writtenReadingCount += counts.total
        status.lastWriteUnixSeconds = now.unixSeconds
        if let last = segments.last, isFull(last) { close() }
        removeOldest()
        status.segmentCount = UInt64(segments.count)
    }

    /// Gives segment and folder up; nothing is written after this.
    mutating func closeAll() {
        storage.closeAll()
        isOpen = false
        status.state = .unusable
    }

    private mutating func close() {
        storage.close()
        isOpen = false
    }

    /// Undoes what a failed writing may have left behind.
    private mutating func takeBack(
        _ error: JournalStorageError, isNew: Bool, number: UInt64, length: Int
    ) {
        if !isNew, error.operation == .append, (try? storage.cut(to: length)) != nil { return }
        // After a failed synchronisation nothing is known of the segment's end, so it is not gone on
        // with: its whole records will be read, and the same ones again are left out then.
        close()
        if isNew { try? storage.remove(number) }
    }

    private mutating func countWaiting() {
        status.waitingReadingCount = backlog.reduce(0) { $0 + $1.counts.total }
    }

    private mutating func note(_ error: JournalStorageError) {
        status.state = .failing
        status.errorNumber = error.errorNumber
        status.failureCount += 1
    }

    /// Half of what a ring keeps: with two full segments behind the open one, all of it is there.
    private func isFull(_ segment: Segment) -> Bool {
        segment.counts.demand >= (demandCapacity + 1) / 2
            || segment.counts.register >= (registerCapacity + 1) / 2
    }

    /// Deletes segments that the rings no longer need.
    private mutating func removeOldest() {
        while segments.count > 1 {
            let others = segments.dropFirst().reduce(JournalSampleCounts()) { $0 + $1.counts }
            guard
                others.demand >= demandCapacity || others.register >= registerCapacity
                    || segments.count > Self.segmentLimit
            else { return }
            // One that can not be deleted is tried again at the next start.
            try? storage.remove(segments[0].number)
            segments.removeFirst()
        }
    }
}
