import Testing

@testable import MeterAcquisition

struct BackOffTests {
    @Test func `waits double up to the cap, spread by a fifth at most`() {
        for seed in 0..<50 as Range<UInt64> {
            var backOff = BackOff(
                firstMilliseconds: 500, longestMilliseconds: 8_000, seed: seed)
            for middle in [500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000] as [Int64] {
                let wait = backOff.nextMilliseconds()
                #expect(wait >= middle - middle / 5 && wait <= middle + middle / 5)
            }
            backOff.reset()
            #expect(backOff.nextMilliseconds() <= 600)
        }
    }

    @Test func `two gateways that failed together do not return together`() {
        var one = BackOff(firstMilliseconds: 500, longestMilliseconds: 8_000, seed: 1)
        var two = BackOff(firstMilliseconds: 500, longestMilliseconds: 8_000, seed: 2)
        let pairs = (0..<8).map { _ in (one.nextMilliseconds(), two.nextMilliseconds()) }
        #expect(pairs.contains { $0 != $1 })
    }

    @Test func `a wait of nothing is still a wait`() {
        var backOff = BackOff(firstMilliseconds: 0, longestMilliseconds: 0, seed: 0)
        #expect(backOff.nextMilliseconds() >= 1)
    }
}
