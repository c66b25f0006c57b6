import TestSupport
import Testing

@testable import IntervalCache

@Suite struct SampleStampTests {
    @Test("each field keeps what was put in, whatever is put into the others")
    func fields() throws {
        var generator = SeededGenerator(seed: 5)
        for _ in 0..<5_000 {
            let time = Int64.random(in: SampleStamp.timeRange, using: &generator)
            let flags = SampleFlags(rawValue: .random(in: 0...255, using: &generator))
            let cause = GapCause.allCases.randomElement(using: &generator)
            let lateness = Int64.random(in: 0...120, using: &generator)
            let free = UInt64.random(in: 0...0xFFF, using: &generator)
            var stamp = try SampleStamp(
                timeUnixSeconds: time, flags: [], gapCauseBefore: .clockStep)
            let changes: [(inout SampleStamp) -> Void] = [
                { $0.flags = flags }, { $0.gapCauseBefore = cause }, { $0.setLateness(lateness) },
                { $0.freeBits = free },
            ]
            for change in changes.shuffled(using: &generator) { change(&stamp) }
            #expect(stamp.timeUnixSeconds == time)
            #expect(stamp.flags == flags)
            #expect(stamp.gapCauseBefore == cause)
            #expect(stamp.latenessSeconds == lateness)
            #expect(stamp.freeBits == free)
            #expect(stamp.runningMaximumUnixSeconds == time + lateness)
        }
    }

    @Test("as handed in, a stamp has no lateness and none of the flags that the ring sets")
    func asHandedIn() throws {
        let plain = try SampleStamp(
            timeUnixSeconds: 1_700_000_000, flags: [.rounded, .estimatedTime],
            gapCauseBefore: .clockStep)
        var stored = plain
        stored.flags.formUnion(.setByRing)
        stored.setLateness(120)
        #expect(stored.asHandedIn == plain)
    }
}
