internal import IntervalCache

/// Which aligned blocks of time (hours of UTC, quarters of an hour) a plan has readings in, found by one
/// pass over it: what has to be known before a feed's first block. Memory: 24 bytes per block that is
/// touched.
struct TimeIndex {
    /// One block with at least one reading.
    struct Block: Hashable {
        /// The block's start, a multiple of its length.
        var startUnixSeconds: Int64
        /// The earliest reading in it.
        var firstReadingUnixSeconds: Int64
        /// How many samples with a value lie in it, same seconds counted each.
        var sampleCount: Int
    }

    /// In order of time, each block once.
    private(set) var blocks: [Block] = []
    /// The latest reading of all; nil where there is none with a value.
    private(set) var lastStartUnixSeconds: Int64?

    init<Sample: ServedSample>(
        _ plan: RangePlan<Sample>, _ column: ServedColumn, blockSeconds: Int64
    ) {
        var puller = ReadingPuller(plan)
        var open: Block?
        while puller.readBatch(512) {
            for stored in puller.batch where stored.sample.thousandths(column) != nil {
                let time = stored.sample.timeUnixSeconds
                lastStartUnixSeconds = max(lastStartUnixSeconds ?? time, time)
                let start = time - time % blockSeconds
                if var block = open, block.startUnixSeconds == start {
                    block.firstReadingUnixSeconds = min(block.firstReadingUnixSeconds, time)
                    block.sampleCount += 1
                    open = block
                } else {
                    if let open { blocks.append(open) }
                    open = Block(
                        startUnixSeconds: start, firstReadingUnixSeconds: time, sampleCount: 1)
                }
            }
        }
        if let open { blocks.append(open) }
        mergeVisits()
    }

    /// A late sample or a step of the clock visits a block more than once.
    private mutating func mergeVisits() {
        guard
            !zip(blocks, blocks.dropFirst()).allSatisfy({
                $0.startUnixSeconds < $1.startUnixSeconds
            })
        else { return }
        blocks.sort { $0.startUnixSeconds < $1.startUnixSeconds }
        var merged: [Block] = []
        for block in blocks {
            if let last = merged.last, last.startUnixSeconds == block.startUnixSeconds {
                merged[merged.count - 1] = Block(
                    startUnixSeconds: last.startUnixSeconds,
                    firstReadingUnixSeconds: min(
                        last.firstReadingUnixSeconds, block.firstReadingUnixSeconds),
                    sampleCount: last.sampleCount + block.sampleCount)
            } else {
                merged.append(block)
            }
        }
        blocks = merged
    }
}
