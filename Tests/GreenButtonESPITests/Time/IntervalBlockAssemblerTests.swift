import GreenButtonESPI
import TestSupport
import Testing

@Suite struct IntervalBlockAssemblerTests {
    private func blocks(
        _ samples: [(Int64, Int64)], timing: IntervalTiming
    ) -> [AssembledIntervalBlock] {
        var assembler = IntervalBlockAssembler(timing: timing)
        var blocks: [AssembledIntervalBlock] = []
        for (start, value) in samples {
            if case .finished(let block) = assembler.append(startUnixSeconds: start, value: value) {
                blocks.append(block)
            }
        }
        if let block = assembler.finish() { blocks.append(block) }
        #expect(assembler.finish() == nil)
        return blocks
    }

    @Test("a sample lasts until the next one within twice the nominal interval, else nominally")
    func durations() {
        let starts: [Int64] = [0, 4, 12, 21, 22, 30]
        let block = blocks(
            starts.map { (Fixtures.hour + $0, $0) },
            timing: IntervalTiming(nominalIntervalSeconds: 4))
        #expect(block.count == 1)
        #expect(block[0].map(\.timePeriod?.durationSeconds) == [4, 8, 4, 1, 8, 4])
        #expect(
            block[0].interval
                == DateTimeInterval(durationSeconds: 34, startUnixSeconds: Fixtures.hour))
    }

    @Test("a value of a fixed interval never lasts longer than the interval")
    func fixedIntervals() {
        let block = blocks(
            [0, 900, 2700, 3000].map { (Fixtures.hour + $0, $0) },
            timing: IntervalTiming(nominalIntervalSeconds: 900, readingSpan: .fixedInterval))
        #expect(block[0].map(\.timePeriod?.durationSeconds) == [900, 900, 300, 900])
    }

    @Test("blocks are aligned to UTC hours; the last reading of one looks into the next")
    func hours() {
        let samples: [(Int64, Int64)] = [
            (-7204, 1), (-4, 2), (0, 3), (3596, 4), (3603, 5), (7199, 6), (7220, 7),
        ]
        let made = blocks(samples, timing: IntervalTiming(nominalIntervalSeconds: 4))
        #expect(made.map(\.count) == [1, 1, 2, 2, 1])
        #expect(
            made.map(\.interval) == [
                DateTimeInterval(durationSeconds: 4, startUnixSeconds: -7204),
                DateTimeInterval(durationSeconds: 4, startUnixSeconds: -4),
                DateTimeInterval(durationSeconds: 3603, startUnixSeconds: 0),
                DateTimeInterval(durationSeconds: 3600, startUnixSeconds: 3603),
                DateTimeInterval(durationSeconds: 4, startUnixSeconds: 7220),
            ])
    }

    @Test("a late value goes to its place, a second one of a second and one of a past block do not")
    func disorder() {
        var assembler = IntervalBlockAssembler(timing: IntervalTiming(nominalIntervalSeconds: 4))
        #expect(assembler.append(startUnixSeconds: 3608, value: 1) == .held)
        #expect(assembler.append(startUnixSeconds: 3600, value: 2) == .held)
        #expect(assembler.append(startUnixSeconds: 3604, value: 3) == .held)
        #expect(assembler.append(startUnixSeconds: 3604, value: 4) == .duplicate)
        #expect(assembler.append(startUnixSeconds: 3599, value: 5) == .tooLate)
        #expect(assembler.finish()?.map(\.value) == [2, 3, 1])
    }

    @Test("any run of times: periods do not overlap, stay inside their block, and lose nothing")
    func property() {
        for seed in 0..<200 as Range<UInt64> {
            var random = SeededGenerator(seed: seed)
            let nominal = UInt32.random(in: 1...1000, using: &random)
            let span: IntervalTiming.ReadingSpan =
                Bool.random(using: &random) ? .untilNextReading : .fixedInterval
            var time = Int64.random(in: -100_000...100_000, using: &random)
            let samples = (0..<300).map { _ in
                time += Int64.random(in: 1...Int64(nominal) * 3, using: &random)
                return (time, Int64.random(in: -9...9, using: &random))
            }
            let made = blocks(
                samples, timing: IntervalTiming(nominalIntervalSeconds: nominal, readingSpan: span))
            let readings = made.flatMap { Array($0) }
            #expect(readings.map(\.value) == samples.map(\.1), "seed \(seed)")
            #expect(
                readings.map(\.timePeriod?.startUnixSeconds) == samples.map(\.0), "seed \(seed)")
            for block in made {
                #expect(
                    block.first?.timePeriod?.startUnixSeconds == block.interval.startUnixSeconds)
                #expect(block.last?.timePeriod?.endUnixSeconds == block.interval.endUnixSeconds)
            }
            for (one, next) in zip(readings, readings.dropFirst()) {
                #expect(
                    one.timePeriod.map(\.endUnixSeconds) ?? .max
                        <= next.timePeriod.map(\.startUnixSeconds) ?? .min, "seed \(seed)")
            }
        }
    }

    @Test("times at the ends of the range do not trap")
    func extremes() {
        for timing in [1, .max].map({ IntervalTiming(nominalIntervalSeconds: $0) }) {
            let made = blocks([(.min, 1), (.min + 1, 2), (.max - 1, 3), (.max, 4)], timing: timing)
            #expect(made.flatMap { Array($0) }.count == 4)
        }
        let wide = IntervalTiming(nominalIntervalSeconds: .max, blockLengthSeconds: .max)
        #expect(blocks([(0, 1), (Int64(UInt32.max) - 1, 2)], timing: wide).count == 1)
    }
}
