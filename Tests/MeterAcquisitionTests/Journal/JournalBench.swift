import IntervalCache

@testable import MeterAcquisition

/// A gateway's journal on a simulated disk, without threads: samples go in one by one, records are
/// written when the feed hands them over, and it can be ended in every way.
final class JournalBench {
    let disk: SimulatedDisk.State
    let demandCapacity: Int
    private(set) var journal: SegmentedJournal<SimulatedDisk>
    private(set) var restoration: JournalRestoration
    private(set) var now: ClockReading
    /// The meter's own time, which also rises where samples come faster than time.
    private var meterUnixSeconds: Int64
    /// Everything that was ever given a number, by that number.
    private(set) var givenOut: [UInt64: DemandSample] = [:]
    private var feed: JournalFeed
    private let mailbox = Mailbox()
    private var next: UInt64

    /// Keeps deliveries until the bench writes them.
    private final class Mailbox: JournalHandOver, @unchecked Sendable {
        // @unchecked: one thread only.
        var deliveries: [JournalDelivery] = []
        var dropped: UInt64 = 0

        func handOver(_ delivery: JournalDelivery) -> Bool {
            deliveries.append(delivery)
            return true
        }

        func noteDropped(_ count: UInt64) { dropped += count }
    }

    init(
        _ disk: SimulatedDisk.State = SimulatedDisk.State(), demandCapacity: Int = 1000,
        now: ClockReading = ClockReading(
            monotonicMilliseconds: 0, unixMilliseconds: 1_800_000_000_000),
        meterUnixSeconds: Int64 = 1_800_000_000, givenOut: [UInt64: DemandSample] = [:]
    ) {
        self.meterUnixSeconds = meterUnixSeconds
        self.disk = disk
        self.demandCapacity = demandCapacity
        self.now = now
        self.givenOut = givenOut
        journal = SegmentedJournal(
            SimulatedDisk(disk), demandCapacity: demandCapacity, registerCapacity: demandCapacity)
        restoration = journal.restore(nowUnixSeconds: now.unixSeconds)
        next = restoration.nextDemandSequence
        feed = JournalFeed(
            mailbox,
            JournalStart(
                nextDemandSequence: next, nextRegisterSequence: restoration.nextRegisterSequence))
        deliver()
    }

    /// The number that the next sample gets.
    var nextSequence: UInt64 { next }

    /// So many samples, four seconds apart, with values that differ from one to the next.
    func run(_ count: Int, everyMilliseconds step: Int64 = 4000) throws {
        for _ in 0..<count {
            now.monotonicMilliseconds += step
            now.unixMilliseconds += step
            meterUnixSeconds += 4
            let sample = try DemandSample(
                timeUnixSeconds: meterUnixSeconds,
                demandMilliwatts: Int64(next % 977) * 1000 + 300_000,
                receiveOffsetSeconds: now.unixSeconds - meterUnixSeconds)
            givenOut[next] = sample
            feed.take(sample, sequence: next, atMilliseconds: now.monotonicMilliseconds)
            next += 1
            feed.advance(toMilliseconds: now.monotonicMilliseconds)
            deliver()
        }
    }

    /// The gateway is stopped in order.
    func stop() {
        feed.stop()
        deliver()
        journal.closeAll()
    }

    private func deliver() {
        let all = mailbox.deliveries
        mailbox.deliveries.removeAll()
        guard !all.isEmpty else { return }
        for delivery in all { journal.add(delivery.record, delivery.counts) }
        journal.writeBacklog(isLast: all.contains(where: \.isLast), at: now)
    }

    /// A new gateway on the same disk, `seconds` later: unless the power went, the kernel has written
    /// back meanwhile what it held.
    func restarted(after seconds: Int64 = 10) -> JournalBench {
        disk.durable = disk.files.mapValues(\.count)
        var later = now
        later.monotonicMilliseconds = 0
        later.unixMilliseconds += 1000 * seconds
        return JournalBench(
            disk, demandCapacity: demandCapacity, now: later, meterUnixSeconds: meterUnixSeconds,
            givenOut: givenOut)
    }
}
