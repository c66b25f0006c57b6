internal import IntervalCache

/// A range as CSV: one `value,unix-seconds` row per sample in order of arrival, CR LF line ends.
///
/// A sample without a value in the column (a register that the meter did not tell) has no row. When
/// the writer overtakes the reader, the answer is broken off: fewer rows than the head promised must
/// not look like a complete file.
final class CSVStream<Sample: ServedSample>: APIBodyStream {
    private var puller: ReadingPuller<Sample>
    private let column: ServedColumn
    private var headerRow: [UInt8]

    init(
        _ plan: RangePlan<Sample>, column: ServedColumn, reducer: PlotReducer<Sample>?,
        hasHeaderRow: Bool
    ) {
        puller = ReadingPuller(plan, reducer: reducer)
        self.column = column
        headerRow = hasHeaderRow ? CSVRow.header(column) : []
    }

    func writeNextPiece(into output: inout [UInt8]) -> APIBodyProgress {
        if !headerRow.isEmpty {
            output += headerRow
            headerRow = []
        }
        let hasMore = puller.readBatch(768)
        guard puller.overtakenCount == 0 else {
            return .aborted(
                reason:
                    "a CSV answer was broken off: its reader was slower than the cache turns over")
        }
        for stored in puller.batch {
            guard let value = stored.sample.thousandths(column) else { continue }
            CSVRow.append(value, stored.sample.timeUnixSeconds, to: &output)
        }
        return hasMore ? .more : .finished
    }
}

/// The form of a CSV row.
enum CSVRow {
    /// `value,unix-seconds` with CR LF.
    @inline(__always)
    static func append(_ thousandths: Int64, _ unixSeconds: Int64, to output: inout [UInt8]) {
        DecimalText.appendThousandths(thousandths, to: &output)
        output.append(UInt8(ascii: ","))
        DecimalText.append(unixSeconds, to: &output)
        output.append(0x0D)
        output.append(0x0A)
    }

    /// The row that names the columns.
    static func header(_ column: ServedColumn) -> [UInt8] {
        Array("\(column.unitName),unix-seconds\r\n".utf8)
    }

    /// The content type, which says whether there is a header row (RFC 4180).
    static func contentType(hasHeaderRow: Bool) -> String {
        "text/csv; charset=utf-8; header=" + (hasHeaderRow ? "present" : "absent")
    }
}
