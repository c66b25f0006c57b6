import IntervalCache
import Testing

@Suite struct IntervalRingCopyTests {
    @Test("a copy holds the samples after a number in order, cut to the room there is")
    func everyState() throws {
        for layout in [RingLayout.slack, .exact] {
            for capacity in 1...7 {
                let ring = IntervalRing<DemandSample>(
                    capacity: capacity, nominalIntervalSeconds: 4, layout: layout)
                var writer = try ring.writer()
                for step in 0..<Int64(3 * capacity + 2) {
                    for since in UInt64(0)...UInt64(step + 1) {
                        var cursor = ring.cursor(over: .since(sequence: since))
                        let expected = cursor.readAll()
                        for room in 0...(capacity + 1) {
                            var samples = [DemandSample](
                                repeating: try DemandSample(
                                    timeUnixSeconds: 0, demandMilliwatts: 0),
                                count: room)
                            var span = samples.mutableSpan
                            let run = ring.copy(since: since, into: &span)
                            #expect(run.count == min(room, expected.count))
                            #expect(run.overtakenCount == 0)
                            if run.count > 0 {
                                #expect(run.firstSequence == expected[0].sequence)
                            }
                            #expect(
                                samples.prefix(run.count)
                                    == expected.prefix(run.count).map { $0.sample }[...])
                        }
                    }
                    writer.append(
                        try DemandSample(timeUnixSeconds: 4 * step, demandMilliwatts: step))
                }
            }
        }
    }
}
