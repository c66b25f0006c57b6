/// A JSON value (RFC 8259). Numbers stay the digits that were sent, so that nothing is rounded.
public enum JSONValue: Sendable, Hashable {
    case null
    case bool(Bool)
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    /// Reads a whole document; nil unless it is sound, and where it is nested more than 32 deep.
    public init?(_ bytes: [UInt8]) {
        var reader = JSONReader(bytes)
        guard let value = reader.value(depth: 0), reader.isAtEnd else { return nil }
        self = value
    }

    /// A member of an object; null for all that is none.
    public subscript(_ name: String) -> JSONValue {
        if case .object(let members) = self { members[name] ?? .null } else { .null }
    }

    /// The elements of an array; none for all that is none.
    public var elements: [JSONValue] {
        if case .array(let elements) = self { elements } else { [] }
    }

    /// A string's text, or a number's digits.
    public var text: String? {
        switch self {
        case .string(let text), .number(let text): text
        default: nil
        }
    }

    /// A whole number.
    public var integer: Int64? {
        if case .number(let digits) = self { Int64(digits) } else { nil }
    }

    /// A number in thousandths, exactly: 137.5 is 137500. The gateway's watts and watt-hours have no
    /// more than three decimals.
    public var thousandths: Int64? {
        guard case .number(let digits) = self else { return nil }
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, (parts.last?.count ?? 0) <= 3 || parts.count == 1 else {
            return nil
        }
        let decimals = parts.count == 2 ? String(parts[1]) : ""
        return Int64(parts[0] + decimals + String(repeating: "0", count: 3 - decimals.count))
    }
}
