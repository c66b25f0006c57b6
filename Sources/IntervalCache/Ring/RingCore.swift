public import Synchronization

/// The memory that writer and readers share, and the protocol by which they share it.
///
/// One writer appends; any number of readers copy out what they want without telling anybody, and
/// check afterwards whether the writer may have come around meanwhile. What may have been
/// overwritten is discarded and counted, never shown.
///
/// Slot of sequence number `s` is `s` modulo `slotCount`, counted from the first sample where that is
/// no power of two; `capacity < slotCount`.
///
/// Writer, for number `s`, the head being `s - 1`:
///
/// ```text
/// W1  fence(releasing)
/// W2  slot words of s          relaxed stores
/// W3  head = s                 releasing store
/// ```
///
/// Reader:
///
/// ```text
/// R1  h = head                 acquiring load
/// R2  slot words of i <= h     relaxed loads
/// R3  fence(acquiring)
/// R4  g = head                 relaxed load
/// R5  keep i only where g - i < slotCount - 1
/// ```
///
/// | word | written by | read by | ordering | pairs with | why |
/// | --- | --- | --- | --- | --- | --- |
/// | `head`, W3 and R1 | writer, after the slot | readers, before copying | release / acquire | each other | the words of every number up to `h` are there to be read |
/// | slot words, W2 and R2 | writer | readers | relaxed | carried by the two pairs of this table | one word is never torn; that words belong together is what R5 establishes |
/// | `head`, R4 | writer (W3 of `s - 1`) | readers, after copying | relaxed, behind R3; the store stands before W1 | fence W1 with fence R3 | a reader that saw any word of `s` must see `head >= s - 1`, and R5 then drops `s - slotCount` |
/// | `usualInterval`, counters | writer | readers | relaxed | none | each is a figure of its own; nothing is concluded from it about another word |
/// | `writerTaken` | who asks for the writer | the same | acquire-release exchange | itself | the handle is given out once, and its first user sees the ring as made |
///
/// Two interleavings that must not happen, and what prevents them:
///
/// 1. A reader sees `head = s` and then words of the slot's former sample. W3 releases what W2
///    stored, R1 acquires it.
/// 2. A reader copies number `i` while the writer fills the same slot with `i + slotCount`, and
///    still finds the old head. Without W1 the words of W2 could become visible before the head
///    store of the sample before; without R3 the load R4 could be done before the loads R2.
///
/// The bound in R5 is one less than the slot count because the slot of `g + 1` may be half written
/// while the head still says `g`.
///
/// The release-only form (no W1) is wrong on ARM though x86 never shows it; the model checker of
/// the tests does. Appending is wait-free. A reader never waits for the writer: a query that was
/// overtaken is repeated over what is still safe, each time at least twice as far from the writer,
/// and so at most about log2(capacity) times.
@usableFromInline
final class RingCore: Sendable {
    /// Number of the newest sample; `origin` while there is none.
    @usableFromInline let head: Atomic<UInt>
    /// The samples, `pairsPerSample` pairs each.
    @usableFromInline let samples: RingMemory
    /// What is known at each sample about all before it; see `RingColumns`.
    @usableFromInline let columns: RingMemory
    @usableFromInline let pairsPerSample: Int
    @usableFromInline let columnsPerSlot: Int
    @usableFromInline let slotCount: UInt
    /// `slotCount - 1` where that is a power of two less one, else 0.
    @usableFromInline let mask: UInt
    @usableFromInline let capacity: UInt
    /// The head before the first sample.
    @usableFromInline let origin: UInt
    @usableFromInline let nominalInterval: Int64
    @usableFromInline let usualInterval: Atomic<UInt32>
    @usableFromInline let counters = RingCounters()
    @usableFromInline let writerTaken = Atomic<Bool>(false)

    init(
        capacity: Int, nominalIntervalSeconds: Int, layout: RingLayout, firstSequence: UInt64,
        pairsPerSample: Int, integratesPower: Bool
    ) {
        let slots = Self.slotCount(capacity: capacity, layout: layout)
        self.capacity = UInt(capacity)
        slotCount = UInt(slots)
        mask = slots & (slots - 1) == 0 ? UInt(slots - 1) : 0
        self.pairsPerSample = pairsPerSample
        columnsPerSlot = RingColumns.pairCount(integratesPower: integratesPower)
        samples = RingMemory(pairCount: slots * pairsPerSample)
        columns = RingMemory(pairCount: slots * columnsPerSlot)
        origin = UInt(truncatingIfNeeded: firstSequence &- 1)
        head = Atomic(origin)
        nominalInterval = Int64(nominalIntervalSeconds)
        usualInterval = Atomic(UInt32(nominalIntervalSeconds))
    }

    deinit {
        samples.deallocate()
        columns.deallocate()
    }

    /// One slot is always the writer's, hence one more than the capacity.
    static func slotCount(capacity: Int, layout: RingLayout) -> Int {
        switch layout {
        case .exact: capacity + 1
        case .slack: 1 << (Int.bitWidth - capacity.leadingZeroBitCount)
        case .spare(let count): capacity + 1 + count
        }
    }

    /// The slot of a sequence number.
    @inlinable
    @inline(__always)
    func slot(_ sequence: UInt) -> Int {
        // The division only in exact mode: armv7 without a divider calls a library for it. There the
        // count runs from the first sample, so that neighbours stay neighbours where numbers wrap
        // around, which a power of two does of itself.
        Int(bitPattern: mask != 0 ? sequence & mask : (sequence &- origin) % slotCount)
    }

    /// The stamp of a sample; relaxed, to be checked.
    @inlinable
    @inline(__always)
    func stamp(_ sequence: UInt) -> SampleStamp {
        SampleStamp(rawValue: samples.load(slot(sequence) &* pairsPerSample))
    }

    /// The columns at a sample; relaxed, to be checked.
    @inlinable
    @inline(__always)
    func columns(_ sequence: UInt) -> RingColumns {
        let base = slot(sequence) &* columnsPerSlot
        return RingColumns(epochAndMarks: columns.load(base), counts: columns.load(base &+ 1))
    }

    /// The epoch of the sample in a slot; relaxed, to be checked.
    @inlinable
    @inline(__always)
    func epoch(inSlot slot: Int) -> UInt32 {
        UInt32(truncatingIfNeeded: columns.load(slot &* columnsPerSlot) >> 32)
    }

    /// R1: the newest number. Acquiring: pairs with the writer's releasing store W3.
    @inlinable
    @inline(__always)
    func acquireHead() -> UInt {
        head.load(ordering: .acquiring)
    }

    /// R3 to R5: the lowest number that was certainly not overwritten while the caller copied.
    @inlinable
    @inline(__always)
    func lowestIntact() -> UInt {
        // R3, pairs with W1: whoever saw a word of number s now sees head >= s - 1.
        atomicMemoryFence(ordering: .acquiring)
        // R4, relaxed: ordered by the fence above it.
        return head.load(ordering: .relaxed) &- (slotCount &- 2)
    }

    /// Whether `sequence` is `bound` or newer; both must lie within half the number range.
    @inlinable
    @inline(__always)
    static func isAtLeast(_ sequence: UInt, _ bound: UInt) -> Bool {
        Int(bitPattern: sequence &- bound) >= 0
    }

    /// The interval at which samples have come of late, at least 1.
    @inlinable
    var usualIntervalSeconds: Int64 {
        // Relaxed: a figure of its own.
        Int64(usualInterval.load(ordering: .relaxed))
    }

    /// How many samples are visible where the newest number is `head`.
    @inlinable
    func visibleCount(head: UInt) -> UInt {
        min(capacity, head &- origin)
    }
}
