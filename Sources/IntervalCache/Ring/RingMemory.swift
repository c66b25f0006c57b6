public import Synchronization

// The unit in which the ring's memory is read and written. Every access is one atomic word of the
// machine's own width, so that it is lock-free from ARMv7-M up; the protocol of `RingCore` holds
// for any width, as it never relies on two words being seen together. RING_NARROW_WORDS builds the
// 32-bit form on a 64-bit machine, to measure and to test it there.
#if _pointerBitWidth(_64) && !RING_NARROW_WORDS
    @usableFromInline typealias RingWord = UInt64
#else
    @usableFromInline typealias RingWord = UInt32
#endif

/// A fixed array of pairs of 32-bit words, all of them atomic, with relaxed access only.
///
/// The order in which other threads see them is the business of `RingCore`.
///
/// `@unchecked Sendable`: the pointer never changes, and all that it leads to is atomic.
/// `@safe`: the two accessors take indices that `RingCore` has reduced to the slots it owns.
@usableFromInline
@safe
struct RingMemory: @unchecked Sendable {
    @usableFromInline let words: UnsafeMutablePointer<Atomic<RingWord>>
    @usableFromInline let pairCount: Int

    @inlinable static var wordsPerPair: Int { 8 / MemoryLayout<RingWord>.size }

    /// Allocates `pairCount` pairs, all zero; the owner calls `deallocate`.
    init(pairCount: Int) {
        self.pairCount = pairCount
        let count = pairCount * Self.wordsPerPair
        unsafe words = UnsafeMutablePointer<Atomic<RingWord>>.allocate(capacity: count)
        for index in 0..<count {
            // Within what has just been allocated, each word exactly once.
            unsafe (words + index).initialize(to: Atomic(0))
        }
    }

    /// Gives the memory back; the last owner calls this once.
    func deallocate() {
        // All words were initialised by `init`, and no reader is left when the owner goes.
        unsafe words.deinitialize(count: pairCount * Self.wordsPerPair)
        unsafe words.deallocate()
    }

    /// Reads a pair. Relaxed: the caller's fence and check decide what the value is worth.
    @inlinable
    @inline(__always)
    func load(_ pair: Int) -> UInt64 {
        #if _pointerBitWidth(_64) && !RING_NARROW_WORDS
            // In bounds: see the type's comment.
            return unsafe words[pair].load(ordering: .relaxed)
        #else
            // In bounds: see the type's comment. The halves may be of different ages.
            let low = unsafe words[2 &* pair].load(ordering: .relaxed)
            let high = unsafe words[2 &* pair &+ 1].load(ordering: .relaxed)
            return UInt64(high) << 32 | UInt64(low)
        #endif
    }

    /// Writes a pair. Relaxed: the writer's fence before and releasing store after order it.
    @inlinable
    @inline(__always)
    func store(_ value: UInt64, at pair: Int) {
        #if _pointerBitWidth(_64) && !RING_NARROW_WORDS
            // In bounds: see the type's comment.
            unsafe words[pair].store(value, ordering: .relaxed)
        #else
            // In bounds: see the type's comment.
            unsafe words[2 &* pair].store(
                UInt32(truncatingIfNeeded: value), ordering: .relaxed)
            unsafe words[2 &* pair &+ 1].store(
                UInt32(truncatingIfNeeded: value >> 32), ordering: .relaxed)
        #endif
    }
}
