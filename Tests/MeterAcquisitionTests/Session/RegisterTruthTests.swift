import Testing

@testable import MeterAcquisition

struct RegisterTruthTests {
    private struct Bench {
        var truth = RegisterTruth()
        var seconds: Int64 = 0

        mutating func judge(
            _ wattHours: UInt64?, received: UInt64? = 0, after elapsed: Int64 = 60,
            divisor: UInt32 = 1000
        ) -> RegisterTruth.Verdict {
            seconds += elapsed
            return truth.judge(
                RegisterTruth.Reading(
                    delivered: wattHours.map { $0 * (1_000_000 / UInt64(divisor)) },
                    received: received.map { $0 * 1000 },
                    rawDelivered: wattHours, rawReceived: received,
                    multiplier: 1, divisor: divisor,
                    monotonicMilliseconds: seconds * 1000, meterUnixSeconds: seconds))
        }
    }

    @Test func `an advance passes, equal values too`() {
        var bench = Bench()
        for value in [25_000_000, 25_000_000, 25_000_017, 25_000_100] as [UInt64] {
            #expect(bench.judge(value) == .pass)
        }
        #expect(bench.truth.counts == RegisterTruth.Counts(advances: 3))
    }

    @Test func `a zero glitch is dropped, however often it repeats`() {
        var bench = Bench()
        #expect(bench.judge(25_000_000) == .pass)
        #expect(bench.judge(0) == .hold)
        #expect(bench.judge(0) == .hold)
        #expect(bench.judge(0) == .hold)
        #expect(bench.judge(25_000_300) == .dropHeldAndPass)
        #expect(bench.truth.counts.zeroGlitches == 1)
        #expect(bench.truth.counts.resets == 0)
    }

    @Test func `a reset passes once the next reading confirms it`() {
        var bench = Bench()
        #expect(bench.judge(25_000_000) == .pass)
        #expect(bench.judge(120) == .hold)
        #expect(bench.judge(140) == .passHeldAndThis)
        #expect(bench.judge(160) == .pass)
        #expect(bench.truth.counts.resets == 1)
    }

    @Test func `a step back by one unit that mends itself is a glitch`() {
        var bench = Bench()
        #expect(bench.judge(25_000_000) == .pass)
        #expect(bench.judge(24_999_999) == .hold)
        #expect(bench.judge(25_000_001) == .dropHeldAndPass)
        #expect(bench.truth.counts.otherGlitches == 1)
    }

    @Test(arguments: [1 << 32, 1 << 48, 100_000_000] as [UInt64])
    func `a register at its full width rolls over`(width: UInt64) {
        var bench = Bench()
        #expect(bench.judge(width - 40) == .pass)
        #expect(bench.judge(15) == .hold)
        #expect(bench.judge(30) == .passHeldAndThis)
        #expect(bench.truth.counts.rollovers == 1)
        #expect(bench.truth.counts.resets == 0)
    }

    @Test func `a spike beyond what a service carries is dropped`() {
        var bench = Bench()
        #expect(bench.judge(25_000_000) == .pass)
        #expect(bench.judge(4_000_000_000) == .hold)
        #expect(bench.judge(25_000_010) == .dropHeldAndPass)
        #expect(bench.truth.counts.otherGlitches == 1)
    }

    @Test func `a divisor that is lost for a while makes no spike`() {
        var bench = Bench()
        #expect(bench.judge(25_000_000) == .pass)
        for step in 1...5 as ClosedRange<UInt64> {
            #expect(bench.judge(25_000_000 + step, divisor: 1) == .hold)
        }
        #expect(bench.judge(25_000_010) == .dropHeldAndPass)
        #expect(bench.truth.counts.otherGlitches == 1)
        #expect(bench.truth.counts.jumps == 0)
    }

    @Test func `days of silence and then a big advance is an advance`() {
        var bench = Bench()
        #expect(bench.judge(25_000_000) == .pass)
        #expect(bench.judge(25_400_000, after: 10 * 86_400) == .pass)
    }

    @Test func `export is judged too, apart from import`() {
        var bench = Bench()
        #expect(bench.judge(25_000_000, received: 900_000) == .pass)
        #expect(bench.judge(25_000_000, received: 900_400) == .pass)
        #expect(bench.judge(25_000_000, received: 3) == .hold)
        #expect(bench.judge(25_000_000, received: 900_500) == .dropHeldAndPass)
    }

    @Test func `a register that is missing for once is not missed`() {
        var bench = Bench()
        #expect(bench.judge(25_000_000, received: 900) == .pass)
        #expect(bench.judge(25_000_010, received: nil) == .pass)
        #expect(bench.judge(25_000_020, received: 5) == .hold)
        #expect(bench.judge(25_000_030, received: 905) == .dropHeldAndPass)
    }

    @Test func `a reading without the register in question decides nothing`() {
        var bench = Bench()
        #expect(bench.judge(25_000_000) == .pass)
        #expect(bench.judge((1 << 48) - 2) == .hold)
        #expect(bench.judge(nil) == .drop)
        #expect(bench.judge(1) == .hold)
        #expect(bench.judge(2) == .passHeldAndThis)
        #expect(bench.truth.counts.resets == 1)
    }

    @Test func `another meter starts afresh`() {
        var bench = Bench()
        #expect(bench.judge(25_000_000) == .pass)
        bench.truth.meterChanged()
        #expect(bench.judge(17) == .passAnew)
        #expect(bench.judge(18) == .pass)
        #expect(bench.truth.counts.meterChanges == 1)
        #expect(bench.truth.counts.resets == 0)
    }

    @Test func `the largest values trap nothing`() {
        var truth = RegisterTruth()
        for value in [0, .max, 1, .max - 1, .max] as [UInt64] {
            _ = truth.judge(
                RegisterTruth.Reading(
                    delivered: value, received: value, rawDelivered: value, rawReceived: value,
                    monotonicMilliseconds: .max / 2, meterUnixSeconds: .max / 2))
        }
        #expect(truth.counts.otherGlitches + truth.counts.resets + truth.counts.jumps > 0)
    }
}
