internal import IntervalCache

/// Pulls the samples of a plan out of the ring in batches, in order of arrival, and notices when the
/// writer has overtaken it. Memory: one batch.
struct ReadingPuller<Sample: ServedSample> {
    private var cursor: RingCursor<Sample>
    private var isAtEnd = false
    private let lastSequence: UInt64
    /// The batch that was read last.
    private(set) var batch: [StoredSample<Sample>] = []

    /// Samples that fell out of the cache before they were read.
    var overtakenCount: UInt64 { cursor.overtakenCount }

    init(_ plan: RangePlan<Sample>) {
        cursor = plan.ring.cursor(over: plan.selection)
        lastSequence = plan.sequences.upperBound
    }

    /// Reads the next batch of at most `count` samples; false when there is none.
    mutating func readBatch(_ count: Int) -> Bool {
        guard !isAtEnd, cursor.read(into: &batch, maximumCount: count) > 0 else {
            isAtEnd = true
            batch.removeAll(keepingCapacity: true)
            return false
        }
        // What arrived after planning is not part of the answer.
        while let last = batch.last, last.sequence > lastSequence {
            batch.removeLast()
            isAtEnd = true
        }
        return !batch.isEmpty
    }
}
