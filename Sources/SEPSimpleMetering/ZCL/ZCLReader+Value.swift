/// The deepest nesting of arrays and structures that is followed.
let maximumNestingDepth = 15

extension ZCLReader {
    /// Reads a value of `type` if it fits in registers; passes over it and answers `composite`
    /// otherwise. Never allocates.
    mutating func scalar(
        of type: ZCLDataType, in bytes: borrowing Span<UInt8>, typeOffset: Int, depth: Int = 0
    ) throws(ZCLDecodingError) -> ZCLScalar {
        switch type.layout {
        case nil:
            throw ZCLDecodingError(code: .undefinedType(type.rawValue), offset: typeOffset)
        case .empty:
            return .absent
        case .boolean:
            switch try octet(in: bytes) {
            case 0: return .boolean(false)
            case 1: return .boolean(true)
            case 0xFF: return .noValue
            case let other: return .unsigned(UInt64(other))
            }
        case .bits(let octets):
            return .unsigned(try unsigned(octets: octets, in: bytes))
        case .unsigned(let octets):
            let raw = try unsigned(octets: octets, in: bytes)
            return raw == UInt64.max >> UInt64(64 - 8 * octets) ? .noValue : .unsigned(raw)
        case .signed(let octets):
            let unused = UInt64(64 - 8 * octets)
            let shifted = try unsigned(octets: octets, in: bytes) << unused
            return shifted == 1 << 63
                ? .noValue : .signed(Int64(bitPattern: shifted) >> Int64(unused))
        case .floatingPoint(let octets):
            let bits = try unsigned(octets: octets, in: bytes)
            return isNotANumber(bits: bits, octets: octets) ? .noValue : .floatingPoint(bits: bits)
        case .opaque(let octets):
            return try skipOpaque(octets, in: bytes) ? .noValue : .composite
        case .string(let lengthOctets):
            return try stringLength(lengthOctets: lengthOctets, in: bytes) == nil
                ? .noValue : .composite
        case .collection:
            return try skipCollection(in: bytes, depth: depth) ? .noValue : .composite
        case .structure:
            return try skipStructure(in: bytes, depth: depth) ? .noValue : .composite
        }
    }

    /// Reads a value of `type` whole, copying strings and collections out of the frame.
    mutating func value(
        of type: ZCLDataType, in bytes: borrowing Span<UInt8>, typeOffset: Int, depth: Int = 0
    ) throws(ZCLDecodingError) -> ZCLValue {
        let start = position
        let scalar = try scalar(of: type, in: bytes, typeOffset: typeOffset, depth: depth)
        guard scalar == .composite else { return .scalar(scalar) }
        var content = ZCLReader(position: start)
        switch type.layout {
        case .string(let lengthOctets):
            try content.skip(lengthOctets, in: bytes)
            let octets = try content.octets(position - content.position, in: bytes)
            let isText = type == .characterString || type == .longCharacterString
            return isText ? .characters(octets) : .octets(octets)
        case .collection:
            let elementOffset = content.position
            let element = ZCLDataType(rawValue: try content.octet(in: bytes))
            let count = Int(try content.uint16(in: bytes))
            var elements: [ZCLValue] = []
            elements.reserveCapacity(count)
            for _ in 0..<count {
                elements.append(
                    try content.value(
                        of: element, in: bytes, typeOffset: elementOffset, depth: depth + 1))
            }
            return .collection(of: element, elements)
        case .structure:
            let count = Int(try content.uint16(in: bytes))
            var fields: [ZCLTypedValue] = []
            fields.reserveCapacity(count)
            for _ in 0..<count {
                let fieldOffset = content.position
                let field = ZCLDataType(rawValue: try content.octet(in: bytes))
                let value = try content.value(
                    of: field, in: bytes, typeOffset: fieldOffset, depth: depth + 1)
                fields.append(ZCLTypedValue(type: field, value: value))
            }
            return .structure(fields)
        default:
            return .octets(try content.octets(position - start, in: bytes))
        }
    }

    /// All exponent bits set and a fraction that is not zero.
    private func isNotANumber(bits: UInt64, octets: Int) -> Bool {
        let infinity: UInt64 =
            switch octets {
            case 2: 0x7C00
            case 4: 0x7F80_0000
            default: 0x7FF0_0000_0000_0000
            }
        let sign: UInt64 = 1 << UInt64(8 * octets - 1)
        return bits & ~sign > infinity
    }

    /// Passes over an address or key; true when it is all ones.
    private mutating func skipOpaque(
        _ octets: Int, in bytes: borrowing Span<UInt8>
    ) throws(ZCLDecodingError) -> Bool {
        let start = position
        try skip(octets, in: bytes)
        for index in start..<position where bytes[index] != 0xFF { return false }
        return true
    }

    /// Passes over a string; nil when its length says "no value".
    private mutating func stringLength(
        lengthOctets: Int, in bytes: borrowing Span<UInt8>
    ) throws(ZCLDecodingError) -> Int? {
        let start = position
        let length = Int(try unsigned(octets: lengthOctets, in: bytes))
        if length == (1 << (8 * lengthOctets)) - 1 { return nil }
        guard length <= remaining(in: bytes) else {
            throw ZCLDecodingError(code: .stringLongerThanFrame, offset: start)
        }
        position += length
        return length
    }

    /// Passes over an array, set or bag; true when its count says "no value".
    private mutating func skipCollection(
        in bytes: borrowing Span<UInt8>, depth: Int
    ) throws(ZCLDecodingError) -> Bool {
        let typeOffset = position
        guard depth < maximumNestingDepth else {
            throw ZCLDecodingError(code: .nestedTooDeep, offset: typeOffset)
        }
        let element = ZCLDataType(rawValue: try octet(in: bytes))
        guard element.isDefined else {
            throw ZCLDecodingError(code: .undefinedType(element.rawValue), offset: typeOffset)
        }
        let hasOctets = element.fixedByteCount != 0
        guard let count = try elementCount(atMost: hasOctets ? nil : bytes.count, in: bytes)
        else { return true }
        guard hasOctets else { return false }
        for _ in 0..<count {
            _ = try scalar(of: element, in: bytes, typeOffset: typeOffset, depth: depth + 1)
        }
        return false
    }

    /// Passes over a structure; true when its count says "no value".
    private mutating func skipStructure(
        in bytes: borrowing Span<UInt8>, depth: Int
    ) throws(ZCLDecodingError) -> Bool {
        guard depth < maximumNestingDepth else {
            throw ZCLDecodingError(code: .nestedTooDeep, offset: position)
        }
        guard let count = try elementCount(in: bytes) else { return true }
        for _ in 0..<count {
            let typeOffset = position
            let field = ZCLDataType(rawValue: try octet(in: bytes))
            _ = try scalar(of: field, in: bytes, typeOffset: typeOffset, depth: depth + 1)
        }
        return false
    }

    /// The count of a collection or structure, nil for "no value". Each element takes an octet at
    /// least, so that a count beyond the frame's end is refused before memory is reserved for it.
    /// Elements without octets come with a `limit`: no more of them than the frame has octets.
    private mutating func elementCount(
        atMost limit: Int? = nil, in bytes: borrowing Span<UInt8>
    ) throws(ZCLDecodingError) -> Int? {
        let offset = position
        let count = Int(try uint16(in: bytes))
        if count == 0xFFFF { return nil }
        guard count <= limit ?? remaining(in: bytes) else {
            throw ZCLDecodingError(code: .countLargerThanFrame, offset: offset)
        }
        return count
    }
}
