/// A load curve from rows of watts and time, read from the text of a file.
public struct RecordedLoad: Hashable, Sendable {
    /// Power of each row, in milliwatts; negative is export.
    private let milliwatts: [Int64]
    /// Start of each row after the first row's, in milliseconds; rising.
    private let offsets: [Int64]
    /// After how many milliseconds the curve starts again: the last row lasts as long as the one
    /// before it.
    public let periodMilliseconds: Int64

    /// How many rows the curve has; at least one.
    public var rowCount: Int { milliwatts.count }

    /// Reads `watts,unix-seconds` rows: a header, empty lines and `#` comments are passed over,
    /// watts may have up to three decimals, times must rise.
    ///
    /// - Throws: `SettingError`, naming the line and what is accepted there.
    public init(csv: [UInt8]) throws(SettingError) {
        var milliwatts: [Int64] = []
        var times: [Int64] = []
        var lineNumber = 0
        for line in csv.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            lineNumber += 1
            let text = String(decoding: line, as: UTF8.self).trimmed
            if text.isEmpty || text.hasPrefix("#") { continue }
            let cells = text.split(separator: ",", omittingEmptySubsequences: false)
                .map { String($0).trimmed }
            let power = cells.first.flatMap { DecimalText.scaled($0, places: 3) }
            if power == nil, milliwatts.isEmpty, cells.first?.first?.isLetter == true {
                continue  // the header row
            }
            guard cells.count == 2, let power, let time = Int64(cells[1]),
                (0...Self.latestUnixSeconds).contains(time)
            else {
                throw SettingError(
                    "line \(lineNumber): '\(text)' is not a row of watts,unix-seconds",
                    accepted: "rows like -1427,1662012000")
            }
            if let last = times.last, time <= last {
                throw SettingError(
                    "line \(lineNumber): time \(time) does not come after \(last)",
                    accepted: "rising times")
            }
            milliwatts.append(power)
            times.append(time)
        }
        guard let first = times.first, let last = times.last else {
            throw SettingError("no rows", accepted: "rows of watts,unix-seconds")
        }
        self.milliwatts = milliwatts
        offsets = times.map { ($0 - first) * 1000 }
        let lastStep = times.count > 1 ? last - times[times.count - 2] : 1
        periodMilliseconds = (last - first + lastStep) * 1000
    }

    private static let latestUnixSeconds: Int64 = 1 << 40

    /// The power at a time counted from the curve's start, which may be negative.
    func milliwatts(afterStartMilliseconds elapsed: Int64) -> Int64 {
        let position = elapsed.flooredRemainder(by: periodMilliseconds)
        var low = 0
        var high = offsets.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if offsets[middle] <= position { low = middle } else { high = middle }
        }
        return milliwatts[low]
    }
}
