import IntervalCache
import TestSupport

/// One thing that happens to a ring.
enum HistoryEvent {
    case sample(time: Int64, value: Int64, flags: SampleFlags, cause: GapCause?)
    case gap(GapCause)
}

/// Arrivals as bad as they come: gaps, steps, same seconds, late ones, duplicates, causes.
struct RandomHistory {
    var generator: SeededGenerator
    private var time: Int64
    private var last: (time: Int64, value: Int64)
    private let interval: Int64

    init(seed: UInt64, interval: Int64) {
        generator = SeededGenerator(seed: seed)
        time = 1_000_000
        last = (time, 0)
        self.interval = interval
    }

    /// A steady rate most of the time, and now and then what `next` brings.
    mutating func nextMostlySteady() -> HistoryEvent {
        guard Int.random(in: 0..<20, using: &generator) != 0 else { return next() }
        time += interval
        last = (time, Int64.random(in: -50...50, using: &generator))
        return .sample(time: last.time, value: last.value, flags: [], cause: nil)
    }

    mutating func next() -> HistoryEvent {
        var value = Int64.random(in: -50...50, using: &generator)
        var at = time
        switch Int.random(in: 0..<100, using: &generator) {
        case 0..<60: at += interval
        case 60..<70: at += Int64.random(in: 1...(3 * interval), using: &generator)
        case 70..<75: at += 0
        case 75..<80: at -= Int64.random(in: 1...130, using: &generator)
        case 80..<84: (at, value) = last
        case 84..<88: at += Int64.random(in: 10...2_000, using: &generator)
        case 88..<90: at += Int64.random(in: 3_500...9_000, using: &generator)
        case 90..<93: at -= Int64.random(in: 100...9_000, using: &generator)
        default:
            return .gap(GapCause.allCases.randomElement(using: &generator) ?? .unknown)
        }
        // A late one does not move the clock, a step back does.
        if at > time || at < time - 120 { time = at }
        last = (at, value)
        let isRounded = Bool.random(using: &generator)
        let cause: GapCause? = Int.random(in: 0..<20, using: &generator) == 0 ? .noReply : nil
        return .sample(
            time: at, value: value, flags: isRounded ? [.rounded, .late] : [], cause: cause)
    }
}

/// The real ring and the naive one, fed alike.
struct RingPair: ~Copyable {
    let ring: IntervalRing<DemandSample>
    var writer: IntervalRingWriter<DemandSample>
    var naive: NaiveRing

    init(
        capacity: Int, nominal: Int, layout: RingLayout, firstSequence: UInt64 = 1
    ) throws {
        ring = IntervalRing(
            capacity: capacity, nominalIntervalSeconds: nominal, layout: layout,
            firstSequence: firstSequence)
        writer = try ring.writer()
        naive = NaiveRing(
            capacity: capacity, nominal: Int64(nominal), firstSequence: firstSequence)
    }

    /// For a history of this seed: any of the capacities, every other ring without slack.
    init(
        seed: UInt64, capacities: ClosedRange<Int>, _ generator: inout SeededGenerator
    ) throws {
        try self.init(
            capacity: Int.random(in: capacities, using: &generator), nominal: 4,
            layout: seed % 2 == 0 ? .slack : .exact)
    }

    mutating func apply(_ event: HistoryEvent) throws {
        switch event {
        case .gap(let cause):
            writer.recordGap(cause: cause)
            naive.recordGap(cause)
        case .sample(let time, let value, let flags, let cause):
            writer.append(
                try DemandSample(
                    timeUnixSeconds: time, demandMilliwatts: value, flags: flags,
                    gapCauseBefore: cause))
            naive.append(time: time, value: value, flags: flags, cause: cause)
        }
    }
}

struct WriterTaken: Error {}

extension IntervalRing {
    /// The writer's handle, which the test expects to be there.
    func writer() throws -> IntervalRingWriter<Sample> {
        guard let writer = takeWriter() else { throw WriterTaken() }
        return writer
    }
}

extension NaiveRing.Record {
    /// What the real ring holds, without what only the naive one notes.
    init(_ stored: StoredSample<DemandSample>) {
        self.init(
            sequence: stored.sequence, epoch: stored.epoch, time: stored.sample.timeUnixSeconds,
            value: stored.sample.demandMilliwatts, flags: stored.sample.flags,
            cause: stored.sample.gapCauseBefore, lateness: stored.sample.stamp.latenessSeconds)
    }

    /// The part that the real ring holds too.
    var stored: NaiveRing.Record {
        var record = self
        record.gapFrom = nil
        record.missing = 0
        return record
    }
}

extension RingCursor<DemandSample> {
    /// Reads to the end, `piece` samples at a time.
    mutating func readAll(piece: Int = 1_000) -> [StoredSample<DemandSample>] {
        var all: [StoredSample<DemandSample>] = []
        var buffer: [StoredSample<DemandSample>] = []
        while read(into: &buffer, maximumCount: piece) > 0 { all += buffer }
        return all
    }
}
