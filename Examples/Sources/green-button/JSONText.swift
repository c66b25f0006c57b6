import GreenButtonESPI
import JSONLines

/// JSON on one line.
struct JSONText {
    private(set) var text = "{"

    mutating func add(_ name: String, _ value: String?) {
        add(name, raw: value.map(JSONString.quoted) ?? "null")
    }

    mutating func add(_ name: String, _ value: Int64?) {
        add(name, raw: value.map { String($0) } ?? "null")
    }

    mutating func add(_ name: String, _ value: ElementValue) {
        add(name, raw: Self.text(of: value))
    }

    mutating func add(_ name: String, raw: String) {
        if text.utf8.count > 1 { text += "," }
        text += JSONString.quoted(name) + ":" + raw
    }

    /// The finished object.
    var object: String { text + "}" }

    private static func text(of value: ElementValue) -> String {
        switch value {
        case .number(let number): return String(number)
        case .text(let text): return JSONString.quoted(text)
        case .boolean(let flag): return flag ? "true" : "false"
        case .list(let items): return "[" + items.map(text(of:)).joined(separator: ",") + "]"
        case .elements(let elements):
            var json = JSONText()
            for element in elements { json.add(element.name, element.value) }
            return json.object
        }
    }
}
