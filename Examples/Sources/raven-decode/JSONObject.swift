/// A JSON object under construction; members stay in the order added.
struct JSONObject {
    private var bytes: [UInt8] = [UInt8(ascii: "{")]

    /// The object's text.
    var closed: [UInt8] { bytes + [UInt8(ascii: "}")] }

    /// Adds a string, or null.
    mutating func add(_ name: String, string: String?) {
        begin(name)
        if let string { append(string) } else { bytes += "null".utf8 }
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
        append(name)
        bytes.append(UInt8(ascii: ":"))
    }

    private mutating func append(_ string: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in string.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes += [UInt8(ascii: "\\"), byte]
            case 0..<0x20, 0x7F:
                let digits = Array("0123456789abcdef".utf8)
                bytes += "\\u00".utf8
                bytes += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
