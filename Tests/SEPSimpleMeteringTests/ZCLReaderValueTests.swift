import TestSupport
import Testing

@testable import SEPSimpleMetering

@Suite("Values of every type")
struct ZCLReaderValueTests {
    @Test("Whatever is written is read back, for every type")
    func roundTrip() throws {
        var generator = SeededGenerator(seed: 48)
        for _ in 0..<20_000 {
            let (type, value) = randomValue(depth: 0, using: &generator)
            var bytes: [UInt8] = []
            write(value, of: type, into: &bytes)
            var reader = ZCLReader()
            #expect(try reader.value(of: type, in: bytes.span, typeOffset: 0) == value)
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

    private func randomValue(
        depth: Int, using generator: inout SeededGenerator
    ) -> (ZCLDataType, ZCLValue) {
        let all = (0...255).map { ZCLDataType(rawValue: $0) }.filter(\.isDefined)
        let type = all.randomElement(using: &generator) ?? .noData
        let count = Int.random(in: 0...6, using: &generator)
        let noise: [UInt8] = (0..<16).map { _ in .random(in: 0...254, using: &generator) }
        switch type.layout {
        case .string:
            let isText = type == .characterString || type == .longCharacterString
            let content = Array(noise.prefix(count))
            return (type, isText ? .characters(content) : .octets(content))
        case .collection:
            guard depth < 4 else { return (.uint8, .scalar(.unsigned(7))) }
            let element = randomValue(depth: depth + 1, using: &generator)
            guard element.0.fixedByteCount != 0 else {
                return (type, .collection(of: element.0, []))
            }
            return (type, .collection(of: element.0, Array(repeating: element.1, count: count)))
        case .structure:
            guard depth < 4 else { return (.uint8, .scalar(.unsigned(7))) }
            return (
                type,
                .structure(
                    (0..<count).map { _ in
                        let field = randomValue(depth: depth + 1, using: &generator)
                        return ZCLTypedValue(type: field.0, value: field.1)
                    })
            )
        case .opaque(let octets): return (type, .octets(Array(noise.prefix(octets))))
        case .empty, nil: return (type, .scalar(.absent))
        case .boolean: return (type, .scalar(.boolean(count % 2 == 0)))
        case .signed(let octets):
            let limit = Int64.max >> Int64(64 - 8 * octets)
            return (type, .scalar(.signed(.random(in: -limit...limit, using: &generator))))
        case .floatingPoint(let octets):
            let finite =
                UInt64.random(in: 0...0x3FFF, using: &generator) << UInt64(8 * (octets - 2))
            return (type, .scalar(.floatingPoint(bits: octets == 2 ? finite & 0x7BFF : finite)))
        case .bits(let octets), .unsigned(let octets):
            let limit = (UInt64.max >> UInt64(64 - 8 * octets)) - 1
            return (type, .scalar(.unsigned(.random(in: 0...limit, using: &generator))))
        }
    }

    private func write(_ value: ZCLValue, of type: ZCLDataType, into bytes: inout [UInt8]) {
        switch (value, type.layout) {
        case (.scalar(.unsigned(let raw)), _), (.scalar(.floatingPoint(let raw)), _):
            bytes.appendLittleEndian(raw, octets: type.fixedByteCount ?? 0)
        case (.scalar(.signed(let raw)), _):
            bytes.appendLittleEndian(UInt64(bitPattern: raw), octets: type.fixedByteCount ?? 0)
        case (.scalar(.boolean(let flag)), _): bytes.append(flag ? 1 : 0)
        case (.octets(let content), .string(let lengthOctets)),
            (.characters(let content), .string(let lengthOctets)):
            bytes.appendLittleEndian(UInt64(content.count), octets: lengthOctets)
            bytes += content
        case (.octets(let content), _): bytes += content
        case (.collection(let element, let items), _):
            bytes.append(element.rawValue)
            bytes.appendLittleEndian(UInt16(items.count))
            for item in items { write(item, of: element, into: &bytes) }
        case (.structure(let fields), _):
            bytes.appendLittleEndian(UInt16(fields.count))
            for field in fields {
                bytes.append(field.type.rawValue)
                write(field.value, of: field.type, into: &bytes)
            }
        default: break
        }
    }
}
