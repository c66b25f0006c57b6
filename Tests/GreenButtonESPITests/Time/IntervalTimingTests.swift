import GreenButtonESPI
import Testing

@Suite struct IntervalTimingTests {
    @Test("a sample lasts until the next within twice the nominal interval, else nominally")
    func samples() {
        let timing = IntervalTiming(nominalIntervalSeconds: 4)
        for (next, duration) in [
            (nil, 4), (100, 4), (99, 4), (101, 1), (108, 8), (109, 4), (.max, 4), (.min, 4),
        ] as [(Int64?, UInt32)] {
            #expect(
                timing.durationSeconds(startUnixSeconds: 100, nextStartUnixSeconds: next)
                    == duration)
        }
        #expect(
            timing.durationSeconds(startUnixSeconds: .min, nextStartUnixSeconds: .max) == 4)
    }

    @Test("a value of a fixed interval never lasts longer than that")
    func fixedInterval() {
        let timing = IntervalTiming(nominalIntervalSeconds: 900, readingSpan: .fixedInterval)
        for (next, duration) in [(300, 300), (900, 900), (901, 900)] as [(Int64, UInt32)] {
            #expect(
                timing.durationSeconds(startUnixSeconds: 0, nextStartUnixSeconds: next) == duration)
        }
    }

    @Test("a block's interval reaches to the end of its last reading, as far as ESPI can say it")
    func interval() {
        let timing = IntervalTiming(nominalIntervalSeconds: 4)
        func duration(_ first: Int64, _ last: Int64, _ next: Int64?) -> UInt32 {
            let interval = timing.interval(
                firstStartUnixSeconds: first, lastStartUnixSeconds: last,
                nextStartUnixSeconds: next)
            #expect(interval.startUnixSeconds == first)
            return interval.durationSeconds
        }
        #expect(duration(0, 3_596, 3_603) == 3_603)
        #expect(duration(0, 3_596, nil) == 3_600)
        #expect(duration(0, 1 << 40, nil) == .max)
        #expect(duration(.min, .max, nil) == .max)
    }

    @Test("blocks are aligned to UTC, before 1970 too, and no time traps")
    func blockStart() {
        let hours = IntervalTiming(nominalIntervalSeconds: 4)
        for (time, start) in [
            (0, 0), (3_599, 0), (3_600, 3_600), (-1, -3_600), (-3_600, -3_600),
        ] as [(Int64, Int64)] {
            #expect(hours.blockStart(containing: time) == start)
        }
        #expect(hours.blockStart(containing: .min) == .min)
        #expect(hours.blockStart(containing: .max) <= .max)
    }

    @Test("a length of zero counts as one second")
    func zero() {
        let timing = IntervalTiming(nominalIntervalSeconds: 0, blockLengthSeconds: 0)
        #expect(timing.nominalIntervalSeconds == 1)
        #expect(timing.blockLengthSeconds == 1)
    }
}
