/// A UUID as ESPI writes it: 8-4-4-4-12 lower-case hexadecimal digits.
///
/// Own type because the library stands on the standard library alone.
public struct ESPIUUID: Hashable, Sendable {
    /// Octets 0 to 7, most significant first.
    public var high: UInt64
    /// Octets 8 to 15, most significant first.
    public var low: UInt64

    /// The UUID with these octets, whatever its version.
    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// The version 5 UUID of `name` inside `namespace` (RFC 9562 section 5.5): the same pair gives
    /// the same UUID on every machine and at all times. Cost: one SHA-1 over the name.
    public init(version5In namespace: ESPIUUID, name: String) {
        let digest = SHA1.digest(of: namespace.octets + Array(name.utf8))
        var high: UInt64 = 0
        var low: UInt64 = 0
        for index in 0..<8 {
            high = high << 8 | UInt64(digest[index])
            low = low << 8 | UInt64(digest[index + 8])
        }
        self.high = high & 0xFFFF_FFFF_FFFF_0FFF | 0x5000
        self.low = low & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
    }

    /// Reads `6ba7b811-9dad-11d1-80b4-00c04fd430c8`, in either case, with or without `urn:uuid:`
    /// in front; nil for anything else.
    public init?(_ text: String) {
        var bytes = Array(text.utf8)
        let scheme = Array("urn:uuid:".utf8)
        if bytes.count == 36 + scheme.count {
            guard zip(bytes, scheme).allSatisfy({ $0 | 0x20 == $1 }) else { return nil }
            bytes.removeFirst(scheme.count)
        }
        guard bytes.count == 36 else { return nil }
        var halves: [UInt64] = [0, 0]
        var digitCount = 0
        for (index, byte) in bytes.enumerated() {
            if index == 8 || index == 13 || index == 18 || index == 23 {
                guard byte == 0x2D else { return nil }
                continue
            }
            guard let digit = byte.hexDigitValue else { return nil }
            halves[digitCount / 16] = halves[digitCount / 16] << 4 | UInt64(digit)
            digitCount += 1
        }
        high = halves[0]
        low = halves[1]
    }

    /// The namespace for names that are URLs (RFC 9562 section 6.6).
    public static let urlNamespace = ESPIUUID(
        high: 0x6BA7_B811_9DAD_11D1, low: 0x80B4_00C0_4FD4_30C8)

    /// The 16 octets in the order in which they are written.
    public var octets: [UInt8] {
        [high, low].flatMap { half in
            stride(from: 56, through: 0, by: -8).map { shift in
                UInt8(truncatingIfNeeded: half >> UInt64(shift))
            }
        }
    }

    /// The form of Atom ids: `urn:uuid:` and the digits.
    public var urn: String { "urn:uuid:\(description)" }
}

extension ESPIUUID: CustomStringConvertible {
    /// 8-4-4-4-12 lower-case hexadecimal digits.
    public var description: String {
        var text = ""
        for (index, octet) in octets.enumerated() {
            if index == 4 || index == 6 || index == 8 || index == 10 { text += "-" }
            text += octet < 16 ? "0" : ""
            text += String(octet, radix: 16)
        }
        return text
    }
}

extension UInt8 {
    /// The value of an ASCII hexadecimal digit of either case.
    var hexDigitValue: UInt8? {
        switch self {
        case 0x30...0x39: self - 0x30
        case 0x41...0x46: self - 0x41 + 10
        case 0x61...0x66: self - 0x61 + 10
        default: nil
        }
    }
}
