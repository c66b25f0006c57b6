import Terminal

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The rows of a CSV input: a value and the second it belongs to.
struct Rows {
    struct Row {
        var line: Int
        var text: Substring
        var value: ExactDecimal
        var timeUnixSeconds: Int64
    }

    /// In order of time, each second once.
    private(set) var rows: [Row] = []
    /// Lines left out because an earlier line has their second.
    private(set) var repeatedLines: [Int] = []

    /// Reads `value,unix-seconds` rows until the input ends. A first row of two fields that begin with
    /// a letter is taken as a heading; empty lines are skipped. A field may stand in double quotes.
    static func reading() throws(CommandFailure) -> Rows {
        var all: [Row] = []
        var lineNumber = 0
        var isFirst = true
        while let line = readLine() {
            lineNumber += 1
            let text = lineNumber == 1 ? Terminal.withoutByteOrderMark(line) : line[...]
            let fields = text.split(separator: ",", omittingEmptySubsequences: false)
                .map { unquoted($0.drop(while: isBlank).trimmingEnd(while: isBlank)) }
            if fields.allSatisfy(\.isEmpty) { continue }
            defer { isFirst = false }
            if isFirst, isHeading(fields) { continue }
            guard fields.count == 2 else {
                throw CommandFailure(
                    .dataError,
                    "line \(lineNumber): \(fields.count) fields; a row is value,unix-seconds")
            }
            guard let value = ExactDecimal(fields[0]) else {
                throw CommandFailure(
                    .dataError,
                    "line \(lineNumber): '\(fields[0])' is not a decimal number of at most 18 digits"
                )
            }
            guard let time = Int64(fields[1]), timeRange.contains(time) else {
                throw CommandFailure(
                    .dataError,
                    "line \(lineNumber): '\(fields[1])' is not a time in whole seconds since 1970")
            }
            all.append(Row(line: lineNumber, text: fields[0], value: value, timeUnixSeconds: time))
        }
        // `readLine` is nil at the end and where it can not read alike; only a terminal has more to
        // come after its end.
        var rest: [UInt8] = []
        if isatty(0) == 0 { _ = try StandardInput.read(into: &rest) }
        return Rows(all)
    }

    /// Whether the fields are names, as a spreadsheet or `header=1` puts them on top.
    private static func isHeading(_ fields: [Substring]) -> Bool {
        fields.count == 2
            && fields.allSatisfy { $0.first?.isLetter ?? false }
    }

    /// The years 1 to 9998, so that the end of any reading can be written too.
    private static let timeRange: ClosedRange<Int64> = -62_135_596_800...253_370_764_799

    private init(_ all: [Row]) {
        let sorted = all.sorted { ($0.timeUnixSeconds, $0.line) < ($1.timeUnixSeconds, $1.line) }
        for row in sorted {
            if row.timeUnixSeconds == rows.last?.timeUnixSeconds {
                repeatedLines.append(row.line)
            } else {
                rows.append(row)
            }
        }
    }

    /// The most frequent distance of two rows, the shorter one when two are equally frequent; nil
    /// with fewer than two rows.
    var commonDistanceSeconds: Int64? {
        var counts: [Int64: Int] = [:]
        for (row, next) in zip(rows, rows.dropFirst()) {
            counts[next.timeUnixSeconds - row.timeUnixSeconds, default: 0] += 1
        }
        return counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key
    }
}

private func isBlank(_ character: Character) -> Bool {
    character == " " || character == "\t" || character == "\r"
}

/// The field without the double quotes that programs may put around any field.
private func unquoted(_ field: Substring) -> Substring {
    guard field.count >= 2, field.first == "\"", field.last == "\"" else { return field }
    return field.dropFirst().dropLast()
}

extension Substring {
    fileprivate func trimmingEnd(while predicate: (Character) -> Bool) -> Substring {
        var trimmed = self
        while let last = trimmed.last, predicate(last) { trimmed.removeLast() }
        return trimmed
    }
}
