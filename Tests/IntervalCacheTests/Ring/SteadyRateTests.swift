import TestSupport
import Testing

@testable import IntervalCache

@Suite struct SteadyRateTests {
    @Test("columns made ahead are those that adding up each spacing gives", arguments: 0..<20)
    func sameAsAddingUp(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        var columns = RingColumns(integratesPower: true) { _ in generator.next() }
        let spacing = Int64.random(in: 1...86_400, using: &generator)
        var time = Int64.random(in: 0..<(1 << 33), using: &generator)
        var power = Int64.random(in: -(1 << 41)..<(1 << 41), using: &generator)
        var steady = SteadyRate(
            after: time, columns: columns, powerInForce: power, spacing: spacing)
        for _ in 0..<50 {
            let next = Int64.random(in: -(1 << 41)..<(1 << 41), using: &generator)
            columns.cover(spacing, from: power, to: next)
            time += spacing
            power = next
            #expect(steady.expectedTime == time)
            for index in 0..<4 {
                #expect(steady.column(index, power: power) == columns[index])
            }
            steady.advance(power: power)
        }
    }

    @Test("without a rate no sample is expected")
    func noRate() {
        #expect(!SampleStamp.timeRange.contains(SteadyRate().expectedTime))
    }
}
