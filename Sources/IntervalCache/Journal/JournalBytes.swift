extension [UInt8] {
    /// Appends seven bits a byte, low ones first.
    mutating func append(varint value: UInt64) {
        var rest = value
        while rest > 0x7F {
            append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        append(UInt8(truncatingIfNeeded: rest))
    }

    /// Appends a change so that small ones of either sign are short.
    mutating func append(change value: Int64) {
        append(varint: UInt64(bitPattern: value << 1 ^ value >> 63))
    }
}

/// Takes numbers out of a range of bytes, front to back; nil where they do not go on as they should.
struct JournalBytes {
    private let bytes: [UInt8]
    private(set) var position: Int
    private let end: Int

    /// - Precondition: the range lies within the bytes.
    init(_ bytes: [UInt8], _ range: Range<Int>) {
        self.bytes = bytes
        position = range.lowerBound
        end = range.upperBound
    }

    var isAtEnd: Bool { position == end }

    mutating func byte() -> UInt8? {
        guard position < end else { return nil }
        position += 1
        return bytes[position - 1]
    }

    mutating func varint() -> UInt64? {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while let next = byte() {
            let bits = UInt64(next & 0x7F)
            // The tenth byte has room for one bit.
            guard shift < 63 || bits <= 1 else { return nil }
            value |= bits << shift
            if next & 0x80 == 0 { return value }
            guard shift < 63 else { return nil }
            shift += 7
        }
        return nil
    }

    mutating func change() -> Int64? {
        varint().map { Int64(bitPattern: $0 >> 1) ^ -Int64(bitPattern: $0 & 1) }
    }
}
