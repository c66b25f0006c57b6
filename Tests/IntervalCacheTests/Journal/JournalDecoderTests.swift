import IntervalCache
import TestSupport
import Testing

@Suite struct JournalDecoderTests {
    @Test("what was written is what is read, whatever it holds", arguments: UInt64(1)...60)
    func roundTrip(seed: UInt64) throws {
        let fixture = try JournalFixture(seed: seed, recordCount: 12, maximumCount: 200)
        let (records, decoder) = JournalFixture.read(fixture.segment)
        #expect(records == fixture.records)
        #expect(decoder.damage == nil)
        #expect(decoder.segmentNumber == seed)
        #expect(decoder.offset == fixture.segment.count)
    }

    @Test("bytes that end anywhere give every record that is whole, and say where they stop")
    func truncation() throws {
        let fixture = try JournalFixture(seed: 5, recordCount: 8)
        for count in 0..<fixture.segment.count {
            let whole = fixture.records.filter { $0.end <= count }
            let (records, decoder) = JournalFixture.read(Array(fixture.segment[..<count]))
            #expect(records == whole, "cut at \(count)")
            let end = whole.last?.end ?? (count < 16 ? 0 : 16)
            #expect(decoder.offset == end)
            let expected: JournalDamage? =
                count < 16
                ? JournalDamage(code: .head, offset: 0)
                : count == end ? nil : JournalDamage(code: .truncated, offset: end)
            #expect(decoder.damage == expected, "cut at \(count)")
        }
    }

    @Test("one bit that is wrong anywhere costs its record and those behind it, and no other")
    func bitFlips() throws {
        let fixture = try JournalFixture(seed: 6, recordCount: 6, maximumCount: 20)
        for position in fixture.segment.indices {
            let before = position < 16 ? [] : fixture.records.filter { $0.end <= position }
            for bit in 0..<8 {
                var bytes = fixture.segment
                bytes[position] ^= 1 << UInt8(bit)
                let (records, decoder) = JournalFixture.read(bytes)
                #expect(records == before, "bit \(bit) of byte \(position)")
                let damage = try #require(decoder.damage)
                #expect(damage.offset == (position < 16 ? 0 : before.last?.end ?? 16))
                #expect((damage.code == .head) == (position < 16))
            }
        }
    }

    @Test("a tail of zeros, as a file system may leave behind, is no record")
    func zeroTail() throws {
        let fixture = try JournalFixture(seed: 7, recordCount: 3)
        for count in [1, 8, 9, 100, 4096] {
            let (records, decoder) = JournalFixture.read(
                fixture.segment + [UInt8](repeating: 0, count: count))
            #expect(records == fixture.records)
            #expect(
                decoder.damage
                    == JournalDamage(
                        code: count < 9 ? .truncated : .length, offset: fixture.segment.count))
        }
    }

    @Test("records behind a damage are not read")
    func nothingBehindDamage() throws {
        var fixture = try JournalFixture(seed: 8, recordCount: 2)
        let good = fixture.segment
        fixture.segment += Array(repeating: 0xFF, count: 20) + good[16...]
        #expect(JournalFixture.read(fixture.segment).records == fixture.records)
    }

    /// A whole record around any content.
    private static func segment(content: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        JournalEncoder.beginSegment(1, into: &bytes)
        var record = (0..<4).map { UInt8(truncatingIfNeeded: content.count >> (8 * $0)) }
        record += content
        // CRC-32 bit by bit, told apart from the library's own.
        var remainder: UInt32 = ~0
        for byte in record {
            remainder ^= UInt32(byte)
            for _ in 0..<8 {
                remainder = remainder & 1 == 0 ? remainder >> 1 : remainder >> 1 ^ 0xEDB8_8320
            }
        }
        let checksum = (0..<4).map { UInt8(truncatingIfNeeded: ~remainder >> (8 * $0)) }
        return bytes + record[..<4] + checksum + record[4...]
    }

    @Test("the format is the documented one, byte by byte")
    func layout() throws {
        // Not stopped; demand: step 1,000 s, 5 W; the same step again, 5.001 W.
        let content: [UInt8] = [0, 0b0000_0001, 0xD0, 0x0F, 10, 0b0000_1000, 2]
        let (records, decoder) = JournalFixture.read(Self.segment(content: content))
        #expect(decoder.damage == nil)
        #expect(
            records.flatMap(\.demand) == [
                JournalEntry(
                    sequence: 1,
                    sample: try DemandSample(timeUnixSeconds: 1000, demandMilliwatts: 5000)),
                JournalEntry(
                    sequence: 2,
                    sample: try DemandSample(timeUnixSeconds: 2000, demandMilliwatts: 5001)),
            ])
        var encoder = JournalEncoder()
        var bytes: [UInt8] = []
        JournalEncoder.beginSegment(1, into: &bytes)
        for entry in records.flatMap(\.demand) {
            let isTaken = encoder.append(entry.sample, sequence: entry.sequence)
            #expect(isTaken)
        }
        encoder.seal(into: &bytes)
        #expect(bytes == Self.segment(content: content))
    }

    @Test(
        "a record that is whole and makes no sense is refused",
        arguments: [
            [4], [2], [2, 1], [2, 0, 1], [2, 1, 0], [0, 0x10], [0, 0x20], [0, 0x01],
            [0, 0x01, 0x80], [0, 0x40, 0, 2],
            [0, 0x04, 0, 8, 2], [0, 0x01, 1, 2],
            [0, 0x40, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 1, 2],
            [0, 0x40, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 2, 2],
            [0, 0x80, 1, 1],
        ] as [[UInt8]])
    func nonsense(content: [UInt8]) {
        let (records, decoder) = JournalFixture.read(Self.segment(content: content))
        #expect(records.isEmpty)
        #expect(decoder.damage == JournalDamage(code: .content, offset: 16))
    }

    @Test("any content with a right checksum is read or refused, never a crash", arguments: 0..<40)
    func randomContent(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        for _ in 0..<500 {
            let count = Int.random(in: 1...80, using: &generator)
            var content = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
            content[0] &= 3
            let (records, decoder) = JournalFixture.read(Self.segment(content: content))
            #expect(records.count == (decoder.damage == nil ? 1 : 0))
            for entry in records.flatMap(\.demand) {
                #expect(SampleStamp.timeRange.contains(entry.sample.timeUnixSeconds))
            }
        }
    }
}
