import TestSupport
import Testing

@testable import SEPSimpleMetering

@Suite("Values of every type")
struct ZCLReaderValueTests {
    @Test("Whatever is written is read back, for every type")
    func roundTrip() throws {
        var generator = SeededGenerator(seed: 48)
        for _ in 0..<20_000 {
            let random = ZCLTypedValue.random(using: &generator)
            var bytes: [UInt8] = []
            bytes.append(random.value, of: random.type)
            var reader = ZCLReader()
            #expect(
                try reader.value(of: random.type, in: bytes.span, typeOffset: 0) == random.value)
            #expect(reader.position == bytes.count)
        }
    }

    @Test(
        "Each type's pattern for no value",
        arguments: [
            (0x10, "ff"), (0x20, "ff"), (0x22, "ffffff"), (0x25, "ffffffffffff"),
            (0x27, "ffffffffffffffff"), (0x28, "80"), (0x2A, "000080"), (0x2F, "0000000000000080"),
            (0x30, "ff"), (0x31, "ffff"), (0x38, "007e"), (0x39, "0000c07f"),
            (0x3A, "000000000000f87f"), (0x41, "ff"), (0x42, "ff"), (0x43, "ffff"), (0x44, "ffff"),
            (0x48, "20ffff"), (0x4C, "ffff"), (0x50, "20ffff"), (0x51, "20ffff"),
            (0xE0, "ffffffff"),
            (0xE1, "ffffffff"), (0xE2, "ffffffff"), (0xE8, "ffff"), (0xE9, "ffff"),
            (0xEA, "ffffffff"), (0xF0, "ffffffffffffffff"),
            (0xF1, "ffffffffffffffffffffffffffffffff"),
        ] as [(UInt8, String)])
    func noValue(type: UInt8, hex: String) throws {
        var reader = ZCLReader()
        let bytes = octets(hex)
        let scalar = try reader.scalar(
            of: ZCLDataType(rawValue: type), in: bytes.span, typeOffset: 0)
        #expect(scalar == .noValue)
        #expect(reader.position == bytes.count)
    }

    @Test("General data and bitmaps have no pattern for no value")
    func everyPattern() throws {
        for type in [0x08, 0x0F, 0x18, 0x1F] as [UInt8] {
            var reader = ZCLReader()
            let bytes = [UInt8](repeating: 0xFF, count: 8)
            let scalar = try reader.scalar(
                of: ZCLDataType(rawValue: type), in: bytes.span, typeOffset: 0)
            #expect(scalar != .noValue)
        }
    }
}
