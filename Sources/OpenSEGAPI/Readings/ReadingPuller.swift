internal import IntervalCache

/// Pulls the samples of a plan out of the ring in batches, in order of arrival, thinned out for a plot
/// where that was asked for, and notices when the writer has overtaken it. Memory: two batches.
struct ReadingPuller<Sample: ServedSample> {
    private var source: PlannedCursor<Sample>
    private var reducer: PlotReducer<Sample>?
    private var unreduced: [StoredSample<Sample>] = []
    /// The batch that was read last.
    private(set) var batch: [StoredSample<Sample>] = []
    /// For plots: whether a hole lies between a sample of the batch and the one before it.
    private(set) var followsGap: [Bool] = []

    /// Samples that fell out of the cache before they were read.
    var overtakenCount: UInt64 { source.cursor.overtakenCount }

    init(_ plan: RangePlan<Sample>, reducer: PlotReducer<Sample>? = nil) {
        source = PlannedCursor(
            cursor: plan.ring.cursor(over: plan.selection),
            lastSequence: plan.sequences.upperBound)
        self.reducer = reducer
    }

    /// Reads the next batch, of at most `count` samples where nothing is thinned out; false when
    /// there is none.
    mutating func readBatch(_ count: Int) -> Bool {
        guard reducer != nil else { return source.read(into: &batch, count) }
        batch.removeAll(keepingCapacity: true)
        followsGap.removeAll(keepingCapacity: true)
        while batch.isEmpty, !source.isAtEnd {
            if source.read(into: &unreduced, count) {
                for stored in unreduced {
                    reducer?.take(stored, points: &batch, followsGap: &followsGap)
                }
            }
            if source.isAtEnd { reducer?.finish(points: &batch, followsGap: &followsGap) }
        }
        return !batch.isEmpty
    }
}

/// A cursor that ends where the plan does: what arrived after planning is not part of the answer.
private struct PlannedCursor<Sample: ServedSample> {
    var cursor: RingCursor<Sample>
    let lastSequence: UInt64
    var isAtEnd = false

    mutating func read(into batch: inout [StoredSample<Sample>], _ count: Int) -> Bool {
        guard !isAtEnd, cursor.read(into: &batch, maximumCount: count) > 0 else {
            isAtEnd = true
            batch.removeAll(keepingCapacity: true)
            return false
        }
        while let last = batch.last, last.sequence > lastSequence {
            batch.removeLast()
            isAtEnd = true
        }
        return !batch.isEmpty
    }
}
