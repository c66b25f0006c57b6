import Testing

@testable import IntervalCache

@Suite struct SnapshotBlockTests {
    private func encoded(behind prefix: [UInt8] = []) -> [UInt8] {
        var bytes = prefix
        SnapshotBlock(
            wordCount: 8, isEnd: false, sampleCount: 256, number: 0x0102_0304_0506_0708,
            newest: .max, payloadChecksum: 0xDEAD_BEEF
        ).encode(into: &bytes)
        return bytes
    }

    @Test("a head reads back as it was written, wherever it stands")
    func roundTrip() throws {
        for offset in [0, 1, 33] {
            let bytes = encoded(behind: [UInt8](repeating: 7, count: offset))
            #expect(bytes.count == offset + SnapshotBlock.byteCount)
            let block = try #require(SnapshotBlock(bytes, at: offset))
            #expect(block.wordCount == 8 && !block.isEnd && block.sampleCount == 256)
            #expect(block.number == 0x0102_0304_0506_0708 && block.newest == .max)
            #expect(block.payloadChecksum == 0xDEAD_BEEF)
        }
    }

    @Test("one wrong bit or one missing byte, and there is no head")
    func damage() {
        let bytes = encoded()
        for index in bytes.indices {
            for bit in 0..<8 {
                var damaged = bytes
                damaged[index] ^= 1 << UInt8(bit)
                #expect(SnapshotBlock(damaged, at: 0) == nil, "byte \(index), bit \(bit)")
            }
        }
        for count in bytes.indices { #expect(SnapshotBlock(Array(bytes[..<count]), at: 0) == nil) }
    }
}
