/// Reads the lines of a configuration file: `key = value`, with `#` comments.
///
/// A `#` at the start of a line or after a blank begins a comment; a value in double quotes is
/// taken as it stands. Keys are exact and stand once.
struct ConfigurationFile: Sendable {
    /// A setting as it stands in the file.
    struct Entry: Hashable, Sendable {
        var key: String
        var value: String
        /// Counted from 1.
        var line: Int
    }

    /// The settings with known keys, in the file's order.
    private(set) var entries: [Entry] = []
    /// Every line that could not be read.
    private(set) var problems: [ConfigurationProblem] = []

    /// Reads the bytes of a file that is called `name` in messages.
    init(_ bytes: [UInt8], name: String) {
        var bytes = bytes[...]
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        var firstLines: [String: Int] = [:]
        for (index, line) in lines.enumerated() {
            func report(_ message: String) {
                problems.append(
                    ConfigurationProblem(
                        place: "\(name):\(index + 1)", message: message, line: index + 1))
            }
            let content = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
            guard let text = String(validating: content, as: UTF8.self),
                !content.contains(where: { $0 < 0x20 && $0 != UInt8(ascii: "\t") || $0 == 0x7F })
            else {
                report("the line holds bytes that are not UTF-8 text")
                continue
            }
            let statement = Self.withoutComment(text)
            if statement.isEmpty { continue }
            guard let equals = statement.firstIndex(of: "=") else {
                report("no equals sign; accepted is: key = value")
                continue
            }
            let key = Self.trimmed(statement[..<equals])
            guard ConfigurationKey.named(key) != nil else {
                report(Self.unknown(key))
                continue
            }
            if let first = firstLines[key] {
                report("\(key) stands in line \(first) already; keep one of them")
                continue
            }
            firstLines[key] = index + 1
            guard
                let value = Self.unquoted(
                    Self.trimmed(statement[statement.index(after: equals)...]))
            else {
                report("\(key): the quotes do not match; accepted is: \(key) = \"value\"")
                continue
            }
            if value.isEmpty {
                report("\(key) has no value; leave the line out for the default")
                continue
            }
            entries.append(Entry(key: key, value: value, line: index + 1))
        }
    }

    /// A sentence about a key that does not exist, with the nearest one that does.
    static func unknown(_ key: String, prefix: String = "") -> String {
        let near = ConfigurationKey.all.map(\.name)
            .map { (name: $0, distance: distance($0, key)) }
            .min { $0.distance < $1.distance }
        let hint = near.map { $0.distance <= 2 ? "; did you mean \(prefix)\($0.name)?" : "" } ?? ""
        return
            "'\(prefix)\(key)' is not a setting\(hint.isEmpty ? "; openseg help config lists them" : hint)"
    }

    private static func withoutComment(_ text: String) -> Substring {
        var isQuoted = false
        var previous: Character = " "
        for index in text.indices {
            let character = text[index]
            if character == "\"" { isQuoted.toggle() }
            if character == "#", !isQuoted, previous == " " || previous == "\t" {
                return trimmed(text[..<index])[...]
            }
            previous = character
        }
        return trimmed(text[...])[...]
    }

    private static func trimmed(_ text: Substring) -> String {
        let blank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
        let front = text.drop(while: blank)
        guard let last = front.lastIndex(where: { !blank($0) }) else { return "" }
        return String(front[...last])
    }

    /// The value without its quotes; nil when they do not match.
    private static func unquoted(_ value: String) -> String? {
        let quote: Character = "\""
        guard value.contains(quote) else { return value }
        let inner = value.dropFirst().dropLast()
        guard value.count >= 2, value.first == quote, value.last == quote, !inner.contains(quote)
        else { return nil }
        return String(inner)
    }

    /// How many letters have to be put in, taken out or changed.
    private static func distance(_ one: String, _ other: String) -> Int {
        let other = Array(other.utf8.prefix(64))
        var row = Array(0...other.count)
        for (index, letter) in one.utf8.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in other.indices {
                let replaced = diagonal + (other[column] == letter ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(replaced, diagonal + 1, row[column] + 1)
            }
        }
        return row[other.count]
    }
}
