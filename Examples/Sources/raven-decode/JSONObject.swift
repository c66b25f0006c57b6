import JSONLines

/// A JSON object under construction; members stay in the order added.
struct JSONObject {
    private var bytes: [UInt8] = [UInt8(ascii: "{")]

    /// The object's text.
    var closed: [UInt8] { bytes + [UInt8(ascii: "}")] }

    /// Adds a string, or null.
    mutating func add(_ name: String, string: String?) {
        begin(name)
        if let string { JSONString.append(string, to: &bytes) } else { bytes += "null".utf8 }
    }

    /// Adds JSON text, or null.
    mutating func add(_ name: String, raw: String?) {
        begin(name)
        bytes += (raw ?? "null").utf8
    }

    /// Adds an object.
    mutating func add(_ name: String, object: JSONObject) {
        begin(name)
        bytes += object.closed
    }

    private mutating func begin(_ name: String) {
        if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
        JSONString.append(name, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
    }
}
