import Testing

@testable import IntervalCache

@Suite struct RingGapsTests {
    @Test("at least one sample is missing exactly where the spacing alone makes a gap")
    func gaps() {
        for usual in 1...40 as ClosedRange<Int64> {
            for spacing in 1...400 as ClosedRange<Int64> {
                let missing = RingGaps.missingCount(spacing: spacing, usual: usual)
                #expect((missing > 0) == (2 * spacing > 3 * usual), "\(spacing) s at \(usual) s")
            }
            for count in 1...20 as ClosedRange<Int64> {
                let whole = RingGaps.missingCount(spacing: count * usual, usual: usual)
                #expect(Int64(whole) == count - 1)
            }
        }
        #expect(RingGaps.missingCount(spacing: 1 << 33, usual: 1) == UInt32(Int32.max))
    }

    @Test("parts of a hole share its missing samples, rounded; the whole of it has all")
    func parts() {
        #expect(RingGaps.missingCount(9, part: 40, of: 40) == 9)
        #expect(RingGaps.missingCount(9, part: 20, of: 40) == 5)
        #expect(RingGaps.missingCount(9, part: 1, of: 40) == 0)
        #expect(RingGaps.missingCount(9, part: 0, of: 40) == 0)
        // Far beyond any hole of a clock's range there is an answer too, and no trap.
        #expect(RingGaps.missingCount(.max, part: .max - 1, of: .max) == Int64(UInt32.max))
    }
}
