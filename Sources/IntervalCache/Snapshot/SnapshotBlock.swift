/// The head of one block of a snapshot: 32 bytes, all numbers little-endian.
///
/// | bytes | what |
/// | --- | --- |
/// | 0-3 | `O` `S` `R` and the version of the format, 1 |
/// | 4 | 32-bit words per sample |
/// | 5 | 0: samples follow; 1: the end |
/// | 6-7 | how many samples follow |
/// | 8-15 | number of the first of them; in the end block, how many samples the snapshot has |
/// | 16-23 | number of the newest sample of the snapshot |
/// | 24-27 | CRC-32 of the samples |
/// | 28-31 | CRC-32 of bytes 0-27 |
///
/// Every block stands for itself, so that one that is damaged costs no other. Samples are their
/// pairs of words in order.
struct SnapshotBlock {
    static let byteCount = 32
    static let version: UInt8 = 1
    static let maximumSampleCount = 256

    var wordCount: UInt8
    var isEnd: Bool
    var sampleCount: UInt16
    var number: UInt64
    var newest: UInt64
    var payloadChecksum: UInt32

    func encode(into bytes: inout [UInt8]) {
        let start = bytes.count
        bytes += [0x4F, 0x53, 0x52, Self.version, wordCount, isEnd ? 1 : 0]
        bytes.append(littleEndian: UInt64(sampleCount), byteCount: 2)
        bytes.append(littleEndian: number, byteCount: 8)
        bytes.append(littleEndian: newest, byteCount: 8)
        bytes.append(littleEndian: UInt64(payloadChecksum), byteCount: 4)
        let checksum = CRC32.checksum(of: bytes, start..<bytes.count)
        bytes.append(littleEndian: UInt64(checksum), byteCount: 4)
    }

    /// The head at `offset`, or nil where there is none that is whole.
    init?(_ bytes: [UInt8], at offset: Int) {
        guard bytes.count - offset >= Self.byteCount, bytes[offset] == 0x4F,
            bytes[offset + 1] == 0x53, bytes[offset + 2] == 0x52,
            bytes[offset + 3] == Self.version, bytes[offset + 5] <= 1
        else { return nil }
        let checksum = UInt32(
            truncatingIfNeeded: bytes.littleEndian(at: offset + 28, byteCount: 4))
        guard CRC32.checksum(of: bytes, offset..<(offset + 28)) == checksum else { return nil }
        wordCount = bytes[offset + 4]
        isEnd = bytes[offset + 5] == 1
        sampleCount = UInt16(truncatingIfNeeded: bytes.littleEndian(at: offset + 6, byteCount: 2))
        number = bytes.littleEndian(at: offset + 8, byteCount: 8)
        newest = bytes.littleEndian(at: offset + 16, byteCount: 8)
        payloadChecksum = UInt32(
            truncatingIfNeeded: bytes.littleEndian(at: offset + 24, byteCount: 4))
    }

    init(
        wordCount: Int, isEnd: Bool, sampleCount: Int, number: UInt64, newest: UInt64,
        payloadChecksum: UInt32
    ) {
        self.wordCount = UInt8(wordCount)
        self.isEnd = isEnd
        self.sampleCount = UInt16(sampleCount)
        self.number = number
        self.newest = newest
        self.payloadChecksum = payloadChecksum
    }
}
