import TestSupport
import Testing

@testable import IntervalCache

@Suite struct PlottedSampleTests {
    @Test("keys have the order of the values and lead back to them")
    func keys() throws {
        var generator = SeededGenerator(seed: 2)
        var samples: [DemandSample] = []
        for _ in 0..<200 {
            samples.append(
                try DemandSample(
                    timeUnixSeconds: 1_000,
                    demandMilliwatts: Int64.random(in: -3...3, using: &generator) << 38,
                    receiveOffsetSeconds: Int64.random(in: -900...900, using: &generator)))
        }
        let keyed = samples.map { sample in
            (sample.demandMilliwatts, DemandSample.plotKey { sample.wordPair(at: $0) })
        }
        for (value, key) in keyed {
            #expect(key.map { DemandSample.plotValue(ofKey: $0) } == value)
        }
        let inOrderOfKeys = keyed.sorted { ($0.1 ?? 0) < ($1.1 ?? 0) }.map(\.0)
        #expect(inOrderOfKeys == inOrderOfKeys.sorted())
    }

    @Test("a register that was not read has no key")
    func noKey() throws {
        let sample = try RegisterSample(
            timeUnixSeconds: 1_000, deliveredMilliwattHours: nil, receivedMilliwattHours: 1)
        #expect(RegisterSample.plotKey { sample.wordPair(at: $0) } == nil)
    }
}
