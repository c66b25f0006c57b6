internal import IntervalCache

/// The CSV rows of the demand cache, kept once they are written: a reading never changes, so neither
/// does its row, and a run of sequence numbers is a run of text.
///
/// The first large answer writes all rows of the cache; later ones add what has come since. Kept are as
/// many rows as the cache holds and 4,096 more, about 16 bytes each, so that an answer under way is
/// hardly ever overtaken; when it is, it is broken off (``KeptRowsBody``).
///
/// Confined to one thread, and used with one cache.
public final class KeptRows {
    /// Shorter answers are written anew: that is as quick as finding their text.
    static let minimumRowCount = 2048
    /// Rows beyond those of the cache, for answers under way.
    static let spareRowCount = 4096
    /// So many rows have one known position.
    static let rowsPerMark = 512

    /// Where the text is.
    public let store: any TextStore
    /// The rows that are kept, by sequence number.
    private(set) var sequences: Range<UInt64> = 0..<0
    /// Where their text lies.
    private(set) var text: Range<Int64> = 0..<0
    /// Where each ``rowsPerMark``-th of them begins, the first included.
    private var marks: [Int64] = []
    private var batch: [StoredSample<DemandSample>] = []
    private var rows = CSVRows()
    private var piece: [UInt8] = []

    /// Keeps nothing yet. `store` must be empty and nobody else's.
    public init(store: any TextStore) {
        self.store = store
    }

    /// The rows of a plan as kept text; nil where they are few, not all of a run, or can not be kept:
    /// then they must be written anew.
    func body(for plan: RangePlan<DemandSample>) -> KeptRowsBody? {
        let wanted = plan.sequences.lowerBound..<plan.sequences.upperBound &+ 1
        guard wanted.count >= Self.minimumRowCount, plan.report.presentCount == wanted.count,
            extend(to: wanted.upperBound, plan.ring), sequences.lowerBound <= wanted.lowerBound,
            let start = position(of: wanted.lowerBound), let end = position(of: wanted.upperBound)
        else { return nil }
        return KeptRowsBody(self, text: start..<end)
    }

    /// Writes what has come since the last call. False when not all rows before `end` are kept then.
    private func extend(to end: UInt64, _ ring: IntervalRing<DemandSample>) -> Bool {
        if sequences.upperBound >= end { return true }
        let known = sequences.isEmpty ? 0 : sequences.upperBound &- 1
        var cursor = ring.cursor(over: .since(sequence: known))
        // A batch ends where the next mark stands.
        while cursor.read(
            into: &batch, maximumCount: Self.rowsPerMark - sequences.count % Self.rowsPerMark) > 0
        {
            guard append() else {
                restart(at: 0)
                return false
            }
        }
        let surplus = sequences.count - ring.capacity - Self.spareRowCount
        if surplus >= Self.rowsPerMark { dropMarks(surplus / Self.rowsPerMark) }
        return sequences.upperBound >= end
    }

    /// Keeps the rows of `batch`. False when they are no run, or there is no room.
    private func append() -> Bool {
        guard let first = batch.first?.sequence, let last = batch.last?.sequence,
            last &- first &+ 1 == UInt64(batch.count)
        else { return false }
        // The cache has turned over since the last call: what is kept is older than all it holds.
        if first != sequences.upperBound { restart(at: first) }
        piece.removeAll(keepingCapacity: true)
        rows.append(batch, .demand, to: &piece)
        guard store.append(piece) else { return false }
        if sequences.count % Self.rowsPerMark == 0 { marks.append(text.upperBound) }
        sequences = sequences.lowerBound..<last &+ 1
        text = text.lowerBound..<text.upperBound + Int64(piece.count)
        return true
    }

    private func restart(at sequence: UInt64) {
        sequences = sequence..<sequence
        text = text.upperBound..<text.upperBound
        marks = []
        store.discard(before: text.lowerBound)
    }

    private func dropMarks(_ count: Int) {
        marks.removeFirst(count)
        sequences = sequences.lowerBound + UInt64(count * Self.rowsPerMark)..<sequences.upperBound
        text = marks[0]..<text.upperBound
        store.discard(before: text.lowerBound)
    }

    /// Where the row of `sequence` begins: counted from the mark before it by the rows' ends.
    private func position(of sequence: UInt64) -> Int64? {
        guard sequence < sequences.upperBound else { return text.upperBound }
        let (mark, rowCount) = Int(sequence - sequences.lowerBound)
            .quotientAndRemainder(dividingBy: Self.rowsPerMark)
        if rowCount == 0 { return marks[mark] }
        let end = mark + 1 < marks.count ? marks[mark + 1] : text.upperBound
        piece.removeAll(keepingCapacity: true)
        guard store.read(marks[mark]..<end, into: &piece) else { return nil }
        var left = rowCount
        for (index, byte) in piece.enumerated() where byte == 0x0A {
            left -= 1
            if left == 0 { return marks[mark] + Int64(index) + 1 }
        }
        return nil
    }
}
