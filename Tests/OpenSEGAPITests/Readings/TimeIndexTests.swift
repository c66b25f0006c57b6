import TestSupport
import Testing

@testable import OpenSEGAPI

@Suite("Blocks of time that hold readings")
struct TimeIndexTests {
    private func index(
        _ fixture: APIFixture, _ column: ServedColumn = .demand
    ) throws -> TimeIndex {
        let plan = try RangePlan(
            fixture.demand, .all, nowUnixSeconds: APIFixture.base + 1_000_000)
        return TimeIndex(plan, column, blockSeconds: 3600)
    }

    @Test("Whatever order the readings came in, each block stands once, in order of time")
    func property() throws {
        for seed in UInt64(1)...40 {
            var random = SeededGenerator(seed: seed)
            let fixture = try APIFixture()
            var kept: [Int64] = []
            var time: Int64 = 500_000
            for index in 0..<300 as Range<Int64> {
                // Late readings, steps back by hours, and holes.
                time += Int64.random(
                    in: [1...20, -100...20, -20_000...20_000].randomElement(using: &random)
                        ?? 1...1, using: &random)
                try fixture.append(time, milliwatts: index)
                kept.append(APIFixture.base + time)
            }
            let index = try index(fixture)
            let expected = Dictionary(grouping: kept) { $0 - $0 % 3600 }
                .sorted { $0.key < $1.key }
                .map { start, times in
                    TimeIndex.Block(
                        startUnixSeconds: start, firstReadingUnixSeconds: times.min() ?? 0,
                        sampleCount: times.count)
                }
            #expect(index.blocks == expected, "seed \(seed)")
            #expect(index.lastStartUnixSeconds == kept.max())
        }
    }

    @Test("Samples without a value in the column are none")
    func otherColumn() throws {
        let fixture = try APIFixture.documented()
        let index = try index(fixture, .delivered)
        #expect(index.blocks.isEmpty)
        #expect(index.lastStartUnixSeconds == nil)
    }
}
