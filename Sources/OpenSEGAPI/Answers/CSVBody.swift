internal import IntervalCache

/// A range as CSV: one `value,unix-seconds` row per sample in order of arrival, CR LF line ends.
///
/// A sample without a value in the column (a register that the meter did not tell) has no row. When
/// the writer overtakes the reader, the answer is broken off: fewer rows than the head promised must
/// not look like a complete file.
struct CSVBody<Sample: ServedSample> {
    private var puller: ReadingPuller<Sample>
    private let column: ServedColumn
    private var headerRow: [UInt8]
    private var rows = CSVRows()

    init(
        _ plan: RangePlan<Sample>, column: ServedColumn, reducer: PlotReducer<Sample>?,
        hasHeaderRow: Bool
    ) {
        puller = ReadingPuller(plan, reducer: reducer)
        self.column = column
        headerRow = hasHeaderRow ? CSVRow.header(column) : []
    }

    mutating func writeNextPiece(into output: inout [UInt8]) -> APIBodyProgress {
        if !headerRow.isEmpty {
            output += headerRow
            headerRow = []
        }
        let hasMore = puller.readBatch(768)
        guard puller.overtakenCount == 0 else {
            return .aborted(reason: KeptRowsBody.overtaken)
        }
        rows.append(puller.batch, column, to: &output)
        return hasMore ? .more : .finished
    }
}
