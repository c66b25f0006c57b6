import TestSupport
import Testing

@testable import IntervalCache

@Suite struct PlotExtremesTests {
    @Test("of any number of samples, the extremes, how many have a value, and whether one is late")
    func anyCount() throws {
        var generator = SeededGenerator(seed: 1)
        let memory = RingMemory(pairCount: 4 * 40)
        defer { memory.deallocate() }
        for count in 0...33 {
            let slot = Int.random(in: 0...(40 - count), using: &generator)
            var values: [UInt64] = []
            var isLate = false
            for index in slot..<(slot + count) {
                let value = UInt64.random(in: 0...99, using: &generator)
                let isKnown = Bool.random(using: &generator)
                if isKnown { values.append(value) }
                var stamp = SampleStamp(rawValue: 0)
                if Int.random(in: 0..<30, using: &generator) == 0 {
                    stamp.setLateness(5)
                    isLate = true
                }
                memory.store(stamp.rawValue, at: 4 * index)
                memory.store(value | (isKnown ? 1 << 63 : 0), at: 4 * index + 1)
            }
            let extremes = PlotExtremes(
                memory, fromSlot: UInt(slot), count: UInt(count), as: RegisterSample.self,
                notingLate: true)
            #expect(extremes.count == values.count)
            #expect(extremes.hasLate == isLate)
            guard let minimum = values.min(), let maximum = values.max() else { continue }
            #expect(extremes.minimum == Int64(minimum))
            #expect(extremes.maximum == Int64(maximum))
        }
    }
}
