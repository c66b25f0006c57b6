public import Synchronization

/// The arrival counters: written by the writer, read by anybody.
///
/// All relaxed: each is a figure of its own, and only the writer changes it, so that a load and a
/// store make an increment.
@usableFromInline
final class RingCounters: Sendable {
    @usableFromInline let duplicates = Atomic<UInt>(0)
    @usableFromInline let sameSecond = Atomic<UInt>(0)
    @usableFromInline let late = Atomic<UInt>(0)
    @usableFromInline let stepsBack = Atomic<UInt>(0)
    @usableFromInline let jumpsForward = Atomic<UInt>(0)

    init() {}
}

/// Adds one; for the single writer only. Relaxed: see `RingCounters`.
@usableFromInline
func increment(_ counter: borrowing Atomic<UInt>) {
    counter.store(counter.load(ordering: .relaxed) &+ 1, ordering: .relaxed)
}
