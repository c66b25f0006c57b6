import TestSupport
import Testing

@testable import MeterAcquisition

struct MeterClockTests {
    /// A gateway and a meter whose clocks can be set, and readings that travel.
    private struct Bench {
        var clock = MeterClock()
        var trueMilliseconds: Int64 = 0
        var meterOffset: Int64 = 0
        var gatewayOffset: Int64 = 1_700_000_000_000
        var stepped: [Bool] = []

        mutating func read(after milliseconds: Int64, delay: Int64 = 120) {
            trueMilliseconds += milliseconds
            let meter = 1_700_000_000_000 + trueMilliseconds + meterOffset
            let received = ClockReading(
                monotonicMilliseconds: trueMilliseconds + delay,
                unixMilliseconds: gatewayOffset + trueMilliseconds + delay)
            stepped.append(clock.observe(meterUnixSeconds: meter / 1000, received: received))
        }
    }

    @Test func `the offset is the least distance seen, so delays and whole seconds drop out`() {
        var bench = Bench()
        bench.meterOffset = -30_000
        var random = SeededGenerator(seed: 7)
        for _ in 0..<500 {
            bench.read(after: 4_037, delay: Int64.random(in: 80...900, using: &random))
        }
        let offset = bench.clock.offsetMilliseconds ?? 0
        #expect(offset >= 30_080 && offset <= 30_300)
        #expect(!bench.stepped.contains(true))
    }

    @Test func `a meter clock that is set forward is a step, said at the first reading`() {
        var bench = Bench()
        for _ in 0..<10 { bench.read(after: 4_000) }
        bench.meterOffset += 600_000
        bench.read(after: 4_000)
        #expect(bench.stepped.last == true)
        for _ in 0..<10 { bench.read(after: 4_000) }
        #expect(bench.clock.forwardStepCount == 1)
        #expect(bench.stepped.count { $0 } == 1)
        #expect(bench.clock.offsetMilliseconds == -599_880)
    }

    @Test func `a meter clock that is set back is a step once three readings say so`() {
        var bench = Bench()
        for _ in 0..<10 { bench.read(after: 4_000) }
        bench.meterOffset -= 600_000
        for _ in 0..<10 { bench.read(after: 4_000) }
        #expect(bench.clock.backwardStepCount == 1)
        #expect(bench.clock.forwardStepCount == 0)
        #expect(bench.clock.offsetMilliseconds == 600_120)
    }

    @Test func `readings that were held up and then come all at once are no step`() {
        var bench = Bench()
        for _ in 0..<10 { bench.read(after: 4_000) }
        for index in 0..<15 as Range<Int64> {
            bench.read(after: 4_000, delay: 60_000 - 4_000 * index)
        }
        for _ in 0..<10 { bench.read(after: 4_000) }
        #expect(bench.clock.forwardStepCount + bench.clock.backwardStepCount == 0)
        #expect(bench.clock.offsetMilliseconds == 120)
    }

    @Test func `a gateway clock that is set is told from the meter's`() {
        var bench = Bench()
        for _ in 0..<10 { bench.read(after: 4_000) }
        bench.gatewayOffset += 3_600_000
        for _ in 0..<10 { bench.read(after: 4_000) }
        #expect(bench.clock.gatewayStepCount == 1)
        #expect(bench.clock.forwardStepCount + bench.clock.backwardStepCount == 0)
        #expect(bench.clock.offsetMilliseconds == 3_600_120)
    }

    @Test func `a replay faster than time is never a step, holes or not`() {
        var clock = MeterClock()
        var meter: Int64 = 1_367_697_751
        for index in 0..<8_000 as Range<Int64> {
            meter += index == 4_000 ? 1_235 : 8
            let stepped = clock.observe(
                meterUnixSeconds: meter,
                received: ClockReading(
                    monotonicMilliseconds: index / 2,
                    unixMilliseconds: 1_795_000_000_000 + index / 2))
            #expect(!stepped)
        }
        #expect(clock.forwardStepCount + clock.backwardStepCount == 0)
    }

    @Test(arguments: [40, -40] as [Int64])
    func `drift is told in millionths after six hours`(partsPerMillion: Int64) {
        var bench = Bench()
        #expect(bench.clock.driftPartsPerMillion == nil)
        for _ in 0..<(30 * 900) {
            bench.read(after: 4_037)
            bench.meterOffset = bench.trueMilliseconds * partsPerMillion / 1_000_000
        }
        let drift = bench.clock.driftPartsPerMillion ?? 0
        #expect(abs(drift - partsPerMillion) <= 6)
    }
}
