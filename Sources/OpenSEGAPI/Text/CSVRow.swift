/// The form of a CSV row.
enum CSVRow {
    /// The most bytes that a row takes.
    static let maximumByteCount = 2 * DecimalText.maximumByteCount + 3

    /// `value,unix-seconds` with CR LF.
    @inline(__always)
    static func append(
        _ thousandths: Int64, _ unixSeconds: Int64, to output: inout OutputSpan<UInt8>
    ) {
        DecimalText.appendThousandths(thousandths, to: &output)
        output.append(UInt8(ascii: ","))
        DecimalText.append(unixSeconds, to: &output)
        output.append(0x0D)
        output.append(0x0A)
    }

    /// `value,unix-seconds` with CR LF.
    static func append(_ thousandths: Int64, _ unixSeconds: Int64, to output: inout [UInt8]) {
        output.append(addingCapacity: maximumByteCount) {
            append(thousandths, unixSeconds, to: &$0)
        }
    }

    /// The row that names the columns.
    static func header(_ column: ServedColumn) -> [UInt8] {
        Array("\(column.unitName),unix-seconds\r\n".utf8)
    }

    /// The content type, which says whether there is a header row (RFC 4180).
    static func contentType(hasHeaderRow: Bool) -> String {
        hasHeaderRow
            ? "text/csv; charset=utf-8; header=present" : "text/csv; charset=utf-8; header=absent"
    }
}
