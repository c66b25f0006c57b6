import IntervalCache
import TestSupport
import Testing

@Suite struct DemandSampleTests {
    private static let causes: [GapCause?] = [nil] + GapCause.allCases

    @Test("a demand sample gives back what was put in, at the ends of every range and between")
    func demandRoundTrip() throws {
        var generator = SeededGenerator(seed: 1)
        let limit = Int64(1) << 41
        for time in SampleEdges.times {
            for demand in [0, 1, -1, limit - 1, 1 - limit]
                + (0..<20).map({ _ in Int64.random(in: (1 - limit)..<limit, using: &generator) })
            {
                for receive in SampleEdges.times {
                    let flags = SampleFlags(rawValue: UInt8.random(in: 0...255, using: &generator))
                    let cause = Self.causes.randomElement(using: &generator) ?? nil
                    let sample = try DemandSample(
                        timeUnixSeconds: time, demandMilliwatts: demand,
                        receiveOffsetSeconds: receive - time, flags: flags, gapCauseBefore: cause)
                    #expect(sample.timeUnixSeconds == time)
                    #expect(sample.demandMilliwatts == demand)
                    #expect(sample.receiveOffsetSeconds == receive - time)
                    #expect(sample.receiveTimeUnixSeconds == receive)
                    #expect(sample.flags == flags)
                    #expect(sample.gapCauseBefore == cause)
                    #expect(DemandSample(wordPairs: sample.wordPair) == sample)
                }
            }
        }
    }

    @Test("a value that does not fit is refused by name, never cut")
    func refusals() {
        func expect(
            _ code: SampleRangeError.Code, _ value: Int64, time: Int64 = 0, demand: Int64 = 0,
            offset: Int64 = 0
        ) {
            #expect(throws: SampleRangeError(code: code, value: value)) {
                try DemandSample(
                    timeUnixSeconds: time, demandMilliwatts: demand, receiveOffsetSeconds: offset)
            }
        }
        expect(.time, -1, time: -1)
        expect(.time, 1 << 33, time: 1 << 33)
        expect(.time, .min, time: .min)
        expect(.receiveTime, -1, offset: -1)
        expect(.receiveTime, 1 << 33, time: (1 << 33) - 1, offset: 1)
        expect(.receiveTime, .max, time: 1, offset: .max)
        expect(.demand, 1 << 41, demand: 1 << 41)
        expect(.demand, .min, demand: .min)
    }

    @Test("every pattern of bits decodes: an overtaken reader decodes before it discards")
    func anyPattern() {
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<10_000 {
            let pairs = (0..<2).map { _ in generator.next() }
            let demand = DemandSample(wordPairs: { pairs[$0] })
            #expect(SampleStamp.timeRange.contains(demand.timeUnixSeconds))
            #expect(demand.demandMilliwatts.magnitude <= 1 << 41)
        }
    }
}
