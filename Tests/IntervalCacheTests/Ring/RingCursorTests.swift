import IntervalCache
import Testing

@Suite struct RingCursorTests {
    private func ring(capacity: Int = 8) -> IntervalRing<DemandSample> {
        IntervalRing(capacity: capacity, nominalIntervalSeconds: 4, layout: .exact)
    }

    private func append(
        _ numbers: ClosedRange<Int64>, to writer: inout IntervalRingWriter<DemandSample>
    ) throws {
        for number in numbers {
            writer.append(
                try DemandSample(timeUnixSeconds: 4 * number, demandMilliwatts: number))
        }
    }

    @Test("read in pieces of any size, a selection is the same as in one")
    func pieces() throws {
        let ring = ring()
        var writer = try ring.writer()
        try append(1...11, to: &writer)
        for selection in [
            RingSelection.all, .since(sequence: 6), .since(sequence: 0),
            .time(startUnixSeconds: 20, endUnixSeconds: 40),
        ] {
            var whole = ring.cursor(over: selection)
            let expected = whole.readAll()
            #expect(!expected.isEmpty)
            for piece in -1...9 {
                var cursor = ring.cursor(over: selection)
                #expect(cursor.readAll(piece: piece) == expected)
                #expect(cursor.overtakenCount == 0)
            }
        }
    }

    @Test("what is stored after the cursor was made does not belong to its selection")
    func fixedEnd() throws {
        let ring = ring()
        var writer = try ring.writer()
        try append(1...3, to: &writer)
        var cursor = ring.cursor(over: .all)
        try append(4...5, to: &writer)
        #expect(cursor.readAll().map(\.sequence) == [1, 2, 3])
    }

    @Test("a cursor that is left alone finds samples gone and counts them; its copy is its own")
    func overtaken() throws {
        let ring = ring()
        var writer = try ring.writer()
        try append(1...8, to: &writer)
        var cursor = ring.cursor(over: .all)
        var buffer: [StoredSample<DemandSample>] = []
        #expect(cursor.read(into: &buffer, maximumCount: 2) == 2)
        var copy = cursor
        #expect(copy.readAll().map(\.sequence) == [3, 4, 5, 6, 7, 8])
        try append(9...13, to: &writer)
        #expect(cursor.readAll().map(\.sequence) == [6, 7, 8])
        #expect(cursor.overtakenCount == 3)
        #expect(copy.overtakenCount == 0)
    }
}
