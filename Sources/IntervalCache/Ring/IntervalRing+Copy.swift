/// What a copy of samples is: consecutive numbers, without a hole.
public struct CopiedRun: Sendable, Hashable {
    /// The number of the first sample copied; each further one has the next number.
    public var firstSequence: UInt64
    /// How many samples were copied.
    public var count: Int
    /// Samples that the writer overwrote before they could be copied; they stood before the first.
    public var overtakenCount: UInt64

    /// A run from its parts.
    @inlinable
    public init(firstSequence: UInt64, count: Int, overtakenCount: UInt64) {
        self.firstSequence = firstSequence
        self.count = count
        self.overtakenCount = overtakenCount
    }
}

extension IntervalRing {
    /// Copies samples out in one go, packed as the ring keeps them: the fastest way to many.
    ///
    /// Where the epoch matters, `SampleFlags.epochStart` marks the samples at which one begins.
    ///
    /// - Parameters:
    ///   - sequence: the samples stored after this number; those that are gone are left out.
    ///   - destination: is filled from its start, up to its end or the newest sample.
    /// - Returns: which samples stand at the start of `destination`; what follows them there is as
    ///   it was before, or torn, and not to be used.
    @inlinable
    public func copy(
        since sequence: UInt64, into destination: inout MutableSpan<Sample>
    ) -> CopiedRun {
        let run = core.run(since: sequence)
        let count = min(run.count, UInt(bitPattern: destination.count))
        // In two straight pieces around the end of the slots.
        let slot = UInt(bitPattern: core.slot(run.first))
        let straight = min(count, core.slotCount &- slot)
        copy(fromSlot: slot, count: straight, into: &destination, at: 0)
        copy(fromSlot: 0, count: count &- straight, into: &destination, at: straight)
        let lowest = core.lowestIntact()
        let lost =
            RingCore.isAtLeast(run.first, lowest) ? 0 : min(lowest &- run.first, count)
        if lost > 0 {
            for index in Int(bitPattern: lost)..<Int(bitPattern: count) {
                destination[index &- Int(bitPattern: lost)] = destination[index]
            }
        }
        return CopiedRun(
            firstSequence: UInt64(run.first &+ lost), count: Int(bitPattern: count &- lost),
            overtakenCount: UInt64(lost))
    }

    @inlinable
    @inline(__always)
    func copy(
        fromSlot slot: UInt, count: UInt, into destination: inout MutableSpan<Sample>,
        at start: UInt
    ) {
        let samples = core.samples
        let pairs = Sample.wordCount / 2
        // Atomic words are not vectorised: a word a load, a word a store. Two streams, one for each
        // half, hide from one another what they wait for beyond the nearest caches.
        let half = Int(bitPattern: count / 2)
        let start = Int(bitPattern: start)
        let step = half &* pairs
        var base = Int(bitPattern: slot) &* pairs
        for index in start..<(start &+ half) {
            // In bounds: the caller has cut `count` to the destination's length.
            unsafe destination[unchecked: index] = Sample(wordPairs: { samples.load(base &+ $0) })
            // The same, in the other half.
            unsafe destination[unchecked: index &+ half] = Sample(
                wordPairs: { samples.load(base &+ step &+ $0) })
            base &+= pairs
        }
        if count & 1 == 1 {
            let last = base &+ step
            // In bounds: the last of `count`.
            unsafe destination[unchecked: start &+ 2 &* half] = Sample(
                wordPairs: { samples.load(last &+ $0) })
        }
    }
}

extension RingCore {
    /// First number and count of the visible samples after `sequence`.
    @usableFromInline
    func run(since sequence: UInt64) -> (first: UInt, count: UInt) {
        let window = window(since: sequence, head: acquireHead()).0
        return (window.first, window.count)
    }
}
