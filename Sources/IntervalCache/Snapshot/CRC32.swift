/// The checksum of IEEE 802.3 (reflected polynomial 0xEDB88320), as zlib and Ethernet have it.
enum CRC32 {
    /// The remainders of the 16 values of four bits.
    private static let table: InlineArray<16, UInt32> = InlineArray { index in
        var remainder = UInt32(index)
        for _ in 0..<4 {
            remainder = remainder & 1 == 0 ? remainder >> 1 : remainder >> 1 ^ 0xEDB8_8320
        }
        return remainder
    }

    /// The checksum of a part of some bytes, or of what has the checksum `first` and then these.
    static func checksum(
        of bytes: [UInt8], _ range: Range<Int>, after first: UInt32 = 0
    ) -> UInt32 {
        let table = Self.table
        var remainder = ~first
        for index in range {
            remainder ^= UInt32(bytes[index])
            remainder = remainder >> 4 ^ table[Int(remainder & 0xF)]
            remainder = remainder >> 4 ^ table[Int(remainder & 0xF)]
        }
        return ~remainder
    }
}
