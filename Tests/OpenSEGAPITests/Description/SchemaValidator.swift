import Foundation

/// Holds JSON values against the schemas of /openapi.json: as much of JSON Schema as they use, and
/// stricter in one thing: a member that is not described is a finding.
struct SchemaValidator {
    let document: [String: Any]

    func findings(_ value: Any, schema name: String) -> [String] {
        findings(value, ["$ref": "#/components/schemas/\(name)"], at: name)
    }

    private func findings(_ value: Any, _ schema: [String: Any], at place: String) -> [String] {
        if let reference = schema["$ref"] as? String {
            var target: Any? = document
            for key in reference.split(separator: "/").dropFirst() {
                target = (target as? [String: Any])?[String(key)]
            }
            guard let found = target as? [String: Any] else { return ["\(place): no \(reference)"] }
            return findings(value, found, at: place)
        }
        for key in ["oneOf", "anyOf"] {
            guard let choices = schema[key] as? [[String: Any]] else { continue }
            let outcomes = choices.map { findings(value, $0, at: place) }
            let fitting = outcomes.count { $0.isEmpty }
            if fitting == 1 || (fitting > 1 && key == "anyOf") { return [] }
            return ["\(place): \(fitting) choices fit: \(outcomes)"]
        }
        if let constant = schema["const"] as? String {
            return value as? String == constant ? [] : ["\(place): not \(constant)"]
        }
        if let words = schema["enum"] as? [Any] {
            let fits = words.contains { ($0 as? NSObject) == (value as? NSObject) }
            return fits ? [] : ["\(place): \(value) is not in \(words)"]
        }
        let types = schema["type"].map { $0 as? [String] ?? [$0 as? String ?? "?"] } ?? []
        guard
            types.contains(where: { $0 == Self.type(value) })
                || (types.contains("number") && Self.type(value) == "integer")
        else { return ["\(place): \(Self.type(value)) where \(types) is described"] }
        if let list = value as? [Any] {
            let items = schema["items"] as? [String: Any] ?? [:]
            return list.enumerated().flatMap { findings($1, items, at: "\(place)[\($0)]") }
        }
        guard let object = value as? [String: Any],
            let properties = schema["properties"] as? [String: [String: Any]]
        else { return [] }
        let required = schema["required"] as? [String] ?? []
        let missing = required.filter { object[$0] == nil }.map { "\(place): no \($0)" }
        return object.reduce(into: missing) { all, member in
            guard let described = properties[member.key] else {
                all.append("\(place): \(member.key) is not described")
                return
            }
            all += findings(member.value, described, at: "\(place).\(member.key)")
        }
    }

    private static func type(_ value: Any) -> String {
        switch value {
        case is NSNull: "null"
        case is String: "string"
        case is [Any]: "array"
        case is [String: Any]: "object"
        case let number as NSNumber:
            switch String(cString: number.objCType) {
            case "c", "B": "boolean"
            case "d", "f": "number"
            default: "integer"
            }
        default: "?"
        }
    }
}
