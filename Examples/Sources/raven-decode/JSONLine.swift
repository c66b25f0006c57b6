import RavenKit

/// Writes events as JSON objects, one a line, in a form that scripts can rely on.
enum JSONLine {
    /// Appends one event and a line feed.
    static func append(_ event: RavenEvent, to output: inout [UInt8]) {
        var object = JSONObject()
        switch event {
        case .fragment(let received):
            object.add("event", string: "fragment")
            object.add("type", string: received.fragment.rootName)
            object.add("offset", raw: "\(received.offset)")
            object.add("fields", object: fields(received.fields))
        case .fault(let fault):
            object.add("event", string: "fault")
            // An echoed command is noise to a reader of the stream.
            let kind = fault.kind == .echo ? RavenFault.Kind.noise : fault.kind
            object.add("kind", string: kind.rawValue)
            object.add("offset", raw: "\(fault.offset)")
            object.add("fragment", string: fault.fragment)
            object.add("field", string: fault.field)
            let extent = fault.byteCount == 0 ? "" : " (\(fault.byteCount) bytes)"
            object.add("message", string: fault.message + extent)
        }
        output += object.closed
        output.append(UInt8(ascii: "\n"))
    }

    /// The children by name; of an unknown one that is repeated, the last stands.
    private static func fields(_ fields: [ReceivedField]) -> JSONObject {
        var last: [String: Int] = [:]
        for (index, field) in fields.enumerated() { last[field.field.name] = index }
        var object = JSONObject()
        for (index, field) in fields.enumerated() where last[field.field.name] == index {
            object.add(field.field.name, object: content(of: field))
        }
        return object
    }

    private static func content(of field: ReceivedField) -> JSONObject {
        var object = JSONObject()
        object.add("text", string: field.field.text)
        switch field.meaning {
        case .text: break
        case .integer(let value): object.add("int", raw: value.map { "\($0)" })
        case .reading(let raw, let scaled, let hints):
            object.add("int", raw: raw?.description)
            object.add("value", string: scaled?.exactText)
            addDisplay(of: scaled, hints, to: &object)
        case .price(let raw, let scaled):
            object.add("int", raw: raw.map { "\($0)" })
            object.add("value", string: scaled?.exactText)
        case .time(let time): object.add("unix", raw: time.map { "\($0.unixSeconds)" })
        case .flag(let flag): object.add("bool", raw: flag.map { $0 ? "true" : "false" })
        case .word(let word): object.add("enum", string: word)
        case .hexadecimal(let digits): object.add("hex", string: digits)
        case .secret(let secret): object.add("hex", string: secret?.revealed)
        case .integers(let values):
            let items = values.map { $0.map { "\($0)" } ?? "null" }
            object.add("list", raw: "[" + items.joined(separator: ",") + "]")
        case .hexadecimals(let values):
            let items = values.map { $0.map { "\"\($0)\"" } ?? "null" }
            object.add("list", raw: "[" + items.joined(separator: ",") + "]")
        }
        return object
    }

    private static func addDisplay(
        of scaled: ScaledReading?, _ hints: ReceivedField.DisplayHints?, to object: inout JSONObject
    ) {
        var text: String?
        if let scaled, let hints {
            text = scaled.displayText(
                digitsRight: hints.digitsRight, digitsLeft: hints.digitsLeft,
                suppressLeadingZero: hints.suppressLeadingZero)
        }
        object.add("display", string: text)
    }
}
