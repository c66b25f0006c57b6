extension String {
    /// The lines of a text whose lines end with LF or CR LF; what follows the last end is one only
    /// if it is not empty. (Split as bytes: CR LF is a single `Character`.)
    var textLines: [String] {
        var lines = utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { line in
                String(
                    decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line,
                    as: UTF8.self)
            }
        if lines.last == "" { lines.removeLast() }
        return lines
    }
}
