import TestSupport

@testable import SEPSimpleMetering

extension ZCLTypedValue {
    /// A value of any type that the library defines, "no value" and nested ones included.
    static func random(
        depth: Int = 0, using generator: inout SeededGenerator
    ) -> ZCLTypedValue {
        let all = (0...255).map { ZCLDataType(rawValue: $0) }.filter(\.isDefined)
        return random(of: all.randomElement(using: &generator) ?? .noData, depth, &generator)
    }

    private static func random(
        of type: ZCLDataType, _ depth: Int, _ generator: inout SeededGenerator
    ) -> ZCLTypedValue {
        let count = Int.random(in: 0...6, using: &generator)
        let noise: [UInt8] = (0..<16).map { _ in .random(in: 0...254, using: &generator) }
        func typed(_ scalar: ZCLScalar) -> ZCLTypedValue {
            ZCLTypedValue(type: type, value: .scalar(scalar))
        }
        if type.hasNoValue, Int.random(in: 0..<8, using: &generator) == 0 { return typed(.noValue) }
        switch type.layout {
        case .string:
            let isText = type == .characterString || type == .longCharacterString
            let content = Array(noise.prefix(count))
            return ZCLTypedValue(
                type: type, value: isText ? .characters(content) : .octets(content))
        case .collection:
            guard depth < 4 else {
                return ZCLTypedValue(type: .uint8, value: .scalar(.unsigned(7)))
            }
            let first = random(depth: depth + 1, using: &generator)
            // Elements without octets are counted only as far as the frame is long.
            let count = first.type.fixedByteCount == 0 ? min(count, 3) : count
            let items = (0..<count).map { _ in random(of: first.type, 4, &generator) }
            return ZCLTypedValue(
                type: type,
                value: .collection(
                    of: first.type,
                    items.allSatisfy { $0.type == first.type }
                        ? items.map(\.value) : Array(repeating: first.value, count: count)))
        case .structure:
            guard depth < 4 else {
                return ZCLTypedValue(type: .uint8, value: .scalar(.unsigned(7)))
            }
            let fields = (0..<count).map { _ in random(depth: depth + 1, using: &generator) }
            return ZCLTypedValue(type: type, value: .structure(fields))
        case .opaque(let octets):
            return ZCLTypedValue(type: type, value: .octets(Array(noise.prefix(octets))))
        case .empty, nil: return typed(.absent)
        case .boolean: return typed(.boolean(count % 2 == 0))
        case .signed(let octets):
            let limit = Int64.max >> Int64(64 - 8 * octets)
            return typed(.signed(.random(in: -limit...limit, using: &generator)))
        case .floatingPoint(let octets):
            let finite =
                UInt64.random(in: 0...0x3FFF, using: &generator) << UInt64(8 * (octets - 2))
            return typed(.floatingPoint(bits: octets == 2 ? finite & 0x7BFF : finite))
        case .bits(let octets), .unsigned(let octets):
            let limit = (UInt64.max >> UInt64(64 - 8 * octets)) - 1
            return typed(.unsigned(.random(in: 0...limit, using: &generator)))
        }
    }
}

extension ZCLDataType {
    /// Whether the table gives this type a pattern for "no value".
    var hasNoValue: Bool {
        switch layout {
        case .empty, .bits, nil: false
        default: true
        }
    }
}

/// What a meter writes: the library itself has no way to write values.
extension [UInt8] {
    mutating func append(_ typed: ZCLTypedValue) {
        append(typed.type.rawValue)
        append(typed.value, of: typed.type)
    }

    mutating func append(_ value: ZCLValue, of type: ZCLDataType) {
        switch (value, type.layout) {
        case (.scalar(.noValue), let layout): appendNoValue(layout)
        case (.scalar(.unsigned(let raw)), _), (.scalar(.floatingPoint(let raw)), _):
            appendLittleEndian(raw, octets: type.fixedByteCount ?? 0)
        case (.scalar(.signed(let raw)), _):
            appendLittleEndian(UInt64(bitPattern: raw), octets: type.fixedByteCount ?? 0)
        case (.scalar(.boolean(let flag)), _): append(flag ? 1 : 0)
        case (.octets(let content), .string(let lengthOctets)),
            (.characters(let content), .string(let lengthOctets)):
            appendLittleEndian(UInt64(content.count), octets: lengthOctets)
            self += content
        case (.octets(let content), _): self += content
        case (.collection(let element, let items), _):
            append(element.rawValue)
            appendLittleEndian(UInt16(items.count))
            for item in items { append(item, of: element) }
        case (.structure(let fields), _):
            appendLittleEndian(UInt16(fields.count))
            for field in fields { append(field) }
        default: break
        }
    }

    private mutating func appendNoValue(_ layout: ZCLDataType.Layout?) {
        switch layout {
        case .boolean: append(0xFF)
        case .unsigned(let octets), .opaque(let octets), .string(let octets):
            self += [UInt8](repeating: 0xFF, count: octets)
        case .signed(let octets):
            self += [UInt8](repeating: 0, count: octets - 1) + [0x80]
        case .floatingPoint(let octets): self += [UInt8](repeating: 0xFF, count: octets)
        case .collection: self += [ZCLDataType.uint8.rawValue, 0xFF, 0xFF]
        case .structure: self += [0xFF, 0xFF]
        case .empty, .bits, nil: break
        }
    }
}
