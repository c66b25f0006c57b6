import Testing

@testable import MeterAcquisition

struct LossCountsTests {
    @Test func `each cause is counted on its own, and the total is their sum`() {
        var counts = LossCounts()
        for (index, cause) in LossCause.allCases.enumerated() {
            counts.add(UInt64(10 * index + 1), cause)
        }
        for (index, cause) in LossCause.allCases.enumerated() {
            #expect(counts[cause] == UInt64(10 * index + 1))
        }
        #expect(counts.total == LossCause.allCases.reduce(0) { $0 + counts[$1] })
    }

    @Test func `the chief cause is that of most losses, the earlier of two that are equal`() {
        var counts = LossCounts()
        #expect(counts.chief == nil)
        counts.add(2, .dongleGone)
        #expect(counts.chief == .dongleGone)
        counts.add(2, .notJoined)
        #expect(counts.chief == .notJoined)
        counts.add(1, .dongleGone)
        #expect(counts.chief == .dongleGone)
    }
}
