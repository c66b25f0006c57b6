import Foundation
import Testing

extension Answer {
    /// The body as a JSON object.
    func object() throws -> [String: Any] {
        try #require(
            try JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any], "\(body)")
    }

    /// The readings of a feed as `value,start` rows, found by a plain search for the elements.
    var feedRows: [String] {
        body.components(separatedBy: "<IntervalReading>").dropFirst().map { reading in
            "\(Self.content("value", in: reading)),\(Self.content("start", in: reading))"
        }
    }

    /// The content of the first element of this name in a feed.
    func element(_ name: String) -> String { Self.content(name, in: body) }

    /// The content of the first element of this name in a part of a feed.
    static func content(_ element: String, in text: String) -> String {
        guard let open = text.range(of: "<\(element)>"),
            let close = text.range(of: "</\(element)>", range: open.upperBound..<text.endIndex)
        else { return "missing" }
        return String(text[open.upperBound..<close.lowerBound])
    }
}

/// The number that stands in a JSON object at a path of keys.
func number(_ object: [String: Any], _ path: String...) throws -> Double {
    var value: Any = object
    for key in path { value = try #require((value as? [String: Any])?[key], "\(key)") }
    return try #require((value as? NSNumber)?.doubleValue, "\(path)")
}
