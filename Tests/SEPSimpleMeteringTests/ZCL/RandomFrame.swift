import TestSupport

/// A frame as a meter, a reader or a utility might write it: each call appends a field of random octets
/// and answers what it says.
struct RandomFrame {
    var octets: [UInt8]
    var generator: SeededGenerator

    init(_ header: [UInt8] = [], generator: SeededGenerator) {
        octets = header
        self.generator = generator
    }

    mutating func octet() -> UInt8 {
        let octet = UInt8.random(in: 0...255, using: &generator)
        octets.append(octet)
        return octet
    }

    mutating func octets(_ count: Int) -> [UInt8] { (0..<count).map { _ in octet() } }

    mutating func uint16() -> UInt16 { UInt16(octet()) | UInt16(octet()) << 8 }

    mutating func uint32() -> UInt32 { UInt32(uint16()) | UInt32(uint16()) << 16 }

    /// nil for the pattern that is no value.
    mutating func uint24() -> UInt32? {
        let raw = UInt32(uint16()) | UInt32(octet()) << 16
        return raw == 0xFF_FFFF ? nil : raw
    }

    /// nil for the pattern that is no value.
    mutating func int24() -> Int32? {
        let raw = UInt32(uint16()) | UInt32(octet()) << 16
        return raw == 0x80_0000 ? nil : Int32(bitPattern: raw << 8) >> 8
    }
}
