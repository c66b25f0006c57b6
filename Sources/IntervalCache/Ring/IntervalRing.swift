internal import Synchronization

/// The last samples of one series in memory of fixed size: one writer, any number of readers.
///
/// - **Writer**: `takeWriter()` gives out the one handle. Appending is wait-free, never locks and
///   never allocates.
/// - **Readers**: every other member may be called from any thread at any time. Readers neither wait
///   for the writer nor for each other; what the writer overwrites while it is being read is dropped
///   and counted, never mixed. A visible sample is one of the newest `capacity`.
/// - **Time** is the meter's and is data, not order: samples are kept in order of arrival. A step
///   back by more than 120 s opens a new epoch and loses nothing; times rise only within an epoch.
///   See <doc:HowTheRingWorks> for the policy, and `RingCore` for the table of atomic words.
///
/// It is not a queue (reading removes nothing) and not durable (`snapshot()` gives its bytes).
public final class IntervalRing<Sample: RingSample>: Sendable {
    @usableFromInline let core: RingCore

    /// The writer, until it is taken. `nonisolated(unsafe)`: only who finds `writerTaken` false, and so
    /// only one thread ever, touches it after `init`; the exchange there orders it after that.
    nonisolated(unsafe) var writer: IntervalRingWriter<Sample>?

    /// A ring without samples. All memory is allocated here; see `byteCount(capacity:layout:)`.
    ///
    /// - Parameters:
    ///   - capacity: samples kept visible, 1 to 2^28 (43,200 are 48 hours at one every 4 s).
    ///   - nominalIntervalSeconds: the interval that was asked of the meter, 1 to 86,400 s.
    ///   - layout: with slack for readers, or of exactly the size needed.
    ///   - firstSequence: the number of the first sample. A gateway that starts again may go on
    ///     from a higher number, so that none is used twice. On 32-bit machines numbers end at
    ///     2^32 - 1, which at one sample every 4 s takes 544 years.
    /// - Precondition: all figures are in their ranges.
    public init(
        capacity: Int, nominalIntervalSeconds: Int, layout: RingLayout = .slack,
        firstSequence: UInt64 = 1
    ) {
        precondition(1...(1 << 28) ~= capacity, "capacity must be 1 to 2^28 samples")
        precondition(layout.hasValidSpare, "spare slots must be 0 to 2^28")
        precondition(
            1...86_400 ~= nominalIntervalSeconds, "the nominal interval must be 1 to 86,400 s")
        core = RingCore(
            capacity: capacity, nominalIntervalSeconds: nominalIntervalSeconds, layout: layout,
            firstSequence: firstSequence, pairsPerSample: Sample.wordCount / 2,
            integratesPower: Sample.isPower)
        unsafe writer = IntervalRingWriter(core: core)
    }

    /// The bytes that a ring of this size allocates for its slots, once and for good.
    ///
    /// - Precondition: `capacity` is 1 to 2^28, and a spare 0 to 2^28.
    public static func byteCount(capacity: Int, layout: RingLayout = .slack) -> Int {
        precondition(1...(1 << 28) ~= capacity, "capacity must be 1 to 2^28 samples")
        precondition(layout.hasValidSpare, "spare slots must be 0 to 2^28")
        let pairs =
            Sample.wordCount / 2 + RingColumns.pairCount(integratesPower: Sample.isPower)
        return RingCore.slotCount(capacity: capacity, layout: layout) * pairs * 8
    }

    /// The writer's handle, the first time; nil ever after.
    public func takeWriter() -> IntervalRingWriter<Sample>? {
        // Acquire-release: whoever gets the handle sees the ring as it was made.
        if core.writerTaken.exchange(true, ordering: .acquiringAndReleasing) { return nil }
        // The only one to get here.
        return unsafe writer.take()
    }

    /// The number of samples kept visible.
    public var capacity: Int { Int(core.capacity) }

    /// The interval that was asked of the meter, in seconds.
    public var nominalIntervalSeconds: Int { Int(core.nominalInterval) }

    /// The interval at which samples have come of late, in seconds: the median of the last nine
    /// spacings without a known cause, never below the nominal interval.
    public var usualIntervalSeconds: Int { Int(core.usualIntervalSeconds) }

    /// How samples arrived since the ring was made.
    public var counters: ArrivalCounters {
        var counters = ArrivalCounters()
        counters.stored = UInt64(core.acquireHead() &- core.origin)
        // Relaxed: see `RingCounters`.
        counters.duplicates = UInt64(core.counters.duplicates.load(ordering: .relaxed))
        counters.sameSecond = UInt64(core.counters.sameSecond.load(ordering: .relaxed))
        counters.late = UInt64(core.counters.late.load(ordering: .relaxed))
        counters.stepsBack = UInt64(core.counters.stepsBack.load(ordering: .relaxed))
        counters.jumpsForward = UInt64(core.counters.jumpsForward.load(ordering: .relaxed))
        return counters
    }

    /// The sample stored last, or nil where there is none yet. A few nanoseconds.
    @inlinable
    public var newest: StoredSample<Sample>? {
        while true {
            let head = core.acquireHead()
            guard head != core.origin else { return nil }
            let stored = load(head)
            // Overtaken only if the writer went all the way around meanwhile; then look again.
            if RingCore.isAtLeast(head, core.lowestIntact()) { return stored }
        }
    }

    /// Copies one sample out; to be checked by the caller with `lowestIntact()`.
    @inlinable
    @inline(__always)
    func load(_ sequence: UInt) -> StoredSample<Sample> {
        let slot = core.slot(sequence)
        let base = slot &* (Sample.wordCount / 2)
        return StoredSample(
            sequence: UInt64(sequence), epoch: core.epoch(inSlot: slot),
            sample: Sample(wordPairs: { core.samples.load(base &+ $0) }))
    }
}
