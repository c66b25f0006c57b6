import GreenButtonESPI

/// JSON on one line.
struct JSONText {
    private(set) var text = "{"

    mutating func add(_ name: String, _ value: String?) {
        add(name, raw: value.map(Self.quoted) ?? "null")
    }

    mutating func add(_ name: String, _ value: Int64?) {
        add(name, raw: value.map { String($0) } ?? "null")
    }

    mutating func add(_ name: String, _ value: ElementValue) {
        add(name, raw: Self.text(of: value))
    }

    mutating func add(_ name: String, raw: String) {
        if text.utf8.count > 1 { text += "," }
        text += Self.quoted(name) + ":" + raw
    }

    /// The finished object.
    var object: String { text + "}" }

    private static func text(of value: ElementValue) -> String {
        switch value {
        case .number(let number): return String(number)
        case .text(let text): return quoted(text)
        case .boolean(let flag): return flag ? "true" : "false"
        case .list(let items): return "[" + items.map(text(of:)).joined(separator: ",") + "]"
        case .elements(let elements):
            var json = JSONText()
            for element in elements { json.add(element.name, element.value) }
            return json.object
        }
    }

    static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            case "\t": quoted += "\\t"
            // The last three end a line for readers that go by Unicode.
            case _ where scalar.value < 0x20,
                "\u{7F}", "\u{85}", "\u{2028}", "\u{2029}":
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
