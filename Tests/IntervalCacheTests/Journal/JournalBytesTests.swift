import TestSupport
import Testing

@testable import IntervalCache

@Suite struct JournalBytesTests {
    @Test("numbers and changes read back, and nothing is left over")
    func roundTrip() {
        var generator = SeededGenerator(seed: 11)
        let edges: [UInt64] = [0, 1, 0x7F, 0x80, 0x3FFF, 0x4000, 1 << 63, .max]
        let numbers = edges + (0..<500).map { _ in generator.next() >> (generator.next() % 64) }
        var bytes: [UInt8] = []
        for number in numbers {
            bytes.append(varint: number)
            bytes.append(change: Int64(bitPattern: number))
        }
        var reader = JournalBytes(bytes, bytes.indices)
        for number in numbers {
            #expect(reader.varint() == number)
            #expect(reader.change() == Int64(bitPattern: number))
        }
        #expect(reader.isAtEnd && reader.byte() == nil && reader.varint() == nil)
    }

    @Test("small changes of either sign take one byte")
    func smallChanges() {
        for change in -64...63 as ClosedRange<Int64> {
            var bytes: [UInt8] = []
            bytes.append(change: change)
            #expect(bytes.count == 1)
        }
    }

    @Test("a number that is cut, or longer than 64 bits, is none")
    func refused() {
        for bytes in [
            [], [0x80], [UInt8](repeating: 0x80, count: 9),
            [UInt8](repeating: 0xFF, count: 9) + [0x02], [UInt8](repeating: 0x80, count: 10) + [0],
        ] {
            var reader = JournalBytes(bytes, bytes.indices)
            #expect(reader.varint() == nil)
        }
    }

    @Test("only the range that was given is read")
    func range() {
        var reader = JournalBytes([1, 2, 3, 4], 1..<3)
        #expect(reader.byte() == 2 && reader.position == 2)
        #expect(reader.byte() == 3 && reader.isAtEnd)
        #expect(reader.byte() == nil)
    }
}
