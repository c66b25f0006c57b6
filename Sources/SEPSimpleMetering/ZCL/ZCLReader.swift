/// A position in a frame's octets; reads little-endian fields and never passes the end.
struct ZCLReader {
    var position: Int

    init(position: Int = 0) {
        self.position = position
    }

    func remaining(in bytes: borrowing Span<UInt8>) -> Int {
        bytes.count - position
    }

    mutating func skip(
        _ count: Int, in bytes: borrowing Span<UInt8>
    ) throws(ZCLDecodingError) {
        guard count <= remaining(in: bytes) else {
            throw ZCLDecodingError(code: .payloadCut, offset: position)
        }
        position += count
    }

    /// An unsigned field of 1 to 8 octets, least octet first.
    mutating func unsigned(
        octets: Int, in bytes: borrowing Span<UInt8>
    ) throws(ZCLDecodingError) -> UInt64 {
        guard octets <= remaining(in: bytes) else {
            throw ZCLDecodingError(code: .payloadCut, offset: position)
        }
        var value: UInt64 = 0
        for index in 0..<octets {
            value |= UInt64(bytes[position + index]) << UInt64(8 * index)
        }
        position += octets
        return value
    }

    mutating func octet(in bytes: borrowing Span<UInt8>) throws(ZCLDecodingError) -> UInt8 {
        UInt8(truncatingIfNeeded: try unsigned(octets: 1, in: bytes))
    }

    mutating func uint16(in bytes: borrowing Span<UInt8>) throws(ZCLDecodingError) -> UInt16 {
        UInt16(truncatingIfNeeded: try unsigned(octets: 2, in: bytes))
    }

    mutating func uint32(in bytes: borrowing Span<UInt8>) throws(ZCLDecodingError) -> UInt32 {
        UInt32(truncatingIfNeeded: try unsigned(octets: 4, in: bytes))
    }

    mutating func attribute(
        in bytes: borrowing Span<UInt8>
    ) throws(ZCLDecodingError) -> ZCLAttributeIdentifier {
        ZCLAttributeIdentifier(rawValue: try uint16(in: bytes))
    }

    /// Copies `count` octets out of the frame.
    mutating func octets(
        _ count: Int, in bytes: borrowing Span<UInt8>
    ) throws(ZCLDecodingError) -> [UInt8] {
        let start = position
        try skip(count, in: bytes)
        var copy: [UInt8] = []
        copy.reserveCapacity(count)
        for index in start..<start + count { copy.append(bytes[index]) }
        return copy
    }

    /// Refuses octets where the payload should have ended.
    func expectEnd(in bytes: borrowing Span<UInt8>) throws(ZCLDecodingError) {
        guard remaining(in: bytes) == 0 else {
            throw ZCLDecodingError(code: .octetsLeft, offset: position)
        }
    }

    /// Copies everything behind the header.
    static func payload(
        behind header: ZCLHeader, in bytes: borrowing Span<UInt8>
    ) throws(ZCLDecodingError) -> [UInt8] {
        var reader = ZCLReader(position: min(header.byteCount, bytes.count))
        return try reader.octets(reader.remaining(in: bytes), in: bytes)
    }
}
