/// Writes the value of a header that is a dictionary of whole numbers (RFC 8941):
/// `expected=900, present=898`.
struct NumberFields {
    private var bytes: [UInt8] = []

    init() {
        bytes.reserveCapacity(128)
    }

    /// The next member; nothing for nil.
    mutating func append(_ key: StaticString, _ value: (some BinaryInteger)?) {
        guard let value else { return }
        if !bytes.isEmpty {
            bytes.append(UInt8(ascii: ","))
            bytes.append(UInt8(ascii: " "))
        }
        // The literal's bytes live as long as the program.
        key.withUTF8Buffer { unsafe bytes.append(contentsOf: $0) }
        bytes.append(UInt8(ascii: "="))
        DecimalText.append(Int64(clamping: value), to: &bytes)
    }

    /// The value so far.
    var text: String { String(decoding: bytes, as: UTF8.self) }
}
