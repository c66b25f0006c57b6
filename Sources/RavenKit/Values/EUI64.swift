/// A 64-bit IEEE address: a dongle, a meter or an extended PAN id (XML API manual, "MAC").
public struct EUI64: Hashable, Sendable {
    /// The address, most significant byte first.
    public var rawValue: UInt64

    /// Wraps an address.
    public init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    /// Reads `0x` and 1 to 16 hexadecimal digits of either case; nil for anything else.
    public init?(_ text: String) {
        guard case .hexadecimal(let value, _) = RavenNumber(text) else { return nil }
        rawValue = value
    }
}

extension EUI64: CustomStringConvertible {
    /// The form devices print: `0x` and sixteen lower-case digits.
    public var description: String {
        var bytes: [UInt8] = []
        bytes.appendHexadecimal(rawValue, digitCount: 16)
        return String(decoding: bytes, as: UTF8.self)
    }
}
