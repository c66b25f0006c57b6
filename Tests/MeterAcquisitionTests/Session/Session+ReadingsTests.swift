import IntervalCache
import RavenKit
import Testing

@testable import MeterAcquisition

struct SessionReadingsTests {
    private func running(meter: UInt64? = nil) -> ScriptedSession {
        var script = ScriptedSession(meter: meter)
        script.answerAll()
        script.start()
        script.pass(milliseconds: 4_000)
        return script
    }

    @Test func `a demand reading becomes exact milliwatts at the meter's time`() throws {
        var script = running()
        script.hear(ScriptedSession.demand(862, at: 1_722_261_400))
        let sample = try #require(script.demands.first)
        #expect(sample.demandMilliwatts == 862_000)
        #expect(sample.timeUnixSeconds == 1_722_261_400)
        #expect(sample.receiveOffsetSeconds == script.now.unixSeconds - 1_722_261_400)
        #expect(sample.stamp.flags == [])
    }

    @Test(
        arguments: [
            (1, 1000, 862_000_000 / 1000, true), (0, 1000, 862_000, true),
            (1, 0, 862_000_000, true),
            (nil, 1000, 862_000, true), (1, nil, 862_000_000, true), (0, 0, 862_000_000, true),
            (nil, nil, 862_000_000, true), (3, 1000, 2_586_000, true), (1, 7_000_000, 123, false),
        ] as [(UInt32?, UInt32?, Int64, Bool)])
    func `S1: a zero or missing multiplier or divisor counts as one, each on its own`(
        multiplier: UInt32?, divisor: UInt32?, milliwatts: Int64, isExact: Bool
    ) throws {
        var reading = InstantaneousDemand()
        reading.timeStamp = ZigBeeUTCTime(unixSeconds: 1_722_261_400)
        reading.demand = 862
        reading.multiplier = multiplier
        reading.divisor = divisor
        reading.digitsRight = 3
        var script = running()
        script.hear(.instantaneousDemand(reading))
        let sample = try #require(script.demands.first)
        #expect(sample.demandMilliwatts == milliwatts)
        #expect(sample.stamp.flags.contains(.rounded) == !isExact)
    }

    @Test func `a reading without a believable time is kept at the receive time, and says so`()
        throws
    {
        var script = running()
        script.hear(ScriptedSession.demand(500, at: nil))
        script.pass(milliseconds: 4_000)
        script.hear(ScriptedSession.demand(501, at: 946_684_801))
        #expect(script.demands.count == 2)
        let sample = try #require(script.demands.last)
        #expect(sample.timeUnixSeconds == script.now.unixSeconds)
        #expect(sample.receiveOffsetSeconds == 0)
        #expect(sample.stamp.flags == .estimatedTime)
        #expect(script.snapshot.estimatedTimeCount == 2)
    }

    @Test func `a reading without a time makes no hole where the meter's clock is wrong`() throws {
        var script = running()
        for _ in 0..<5 {
            script.hear(ScriptedSession.demand(500, at: script.now.unixSeconds - 600))
            script.pass(milliseconds: 4_000)
        }
        script.hear(ScriptedSession.demand(501, at: nil))
        let sample = try #require(script.demands.last)
        #expect(sample.timeUnixSeconds == script.now.unixSeconds - 600)
        #expect(sample.receiveOffsetSeconds == 600)
        #expect(sample.stamp.flags == .estimatedTime)
        #expect(sample.stamp.gapCauseBefore == nil)
    }

    @Test func `a reading without a value is counted and is no zero`() {
        var script = running()
        script.hear(ScriptedSession.demand(nil, at: 1_722_261_400))
        #expect(script.demands.isEmpty)
        #expect(script.snapshot.unusableReadingCount + script.snapshot.fieldFaultCount > 0)
    }

    @Test func `a value beyond all bounds is counted and traps nothing`() {
        var script = running()
        for value in [Int64.max, .min, 1 << 60] {
            var reading = InstantaneousDemand()
            reading.demand = value
            reading.multiplier = .max
            reading.divisor = 1
            script.session.outputs.removeAll()
            var bytes: [UInt8] = []
            RavenFragment.instantaneousDemand(reading).encode(into: &bytes)
            script.hear(bytes: bytes)
        }
        #expect(script.demands.isEmpty)
    }

    @Test func `another meter's readings are not mixed in`() {
        var script = running()
        script.readEveryInterval(1)
        script.hear(ScriptedSession.demand(9_999, at: 1_722_261_404, meter: ScriptedSession.other))
        script.hear(ScriptedSession.demand(7, at: script.now.unixSeconds + 1, meter: nil))
        #expect(script.demands.map(\.demandMilliwatts) == [862_000, 7_000])
        #expect(script.snapshot.otherMeterReadingCount == 1)
    }

    @Test func `the first reading of a new meter is stored too, once the second came`() {
        var script = running()
        script.readEveryInterval(2)
        for watts in [5, 6, 7] as [Int64] {
            script.pass(milliseconds: 4_000)
            script.hear(
                ScriptedSession.demand(
                    watts, at: script.now.unixSeconds, meter: ScriptedSession.other))
        }
        #expect(script.demands.map { $0.demandMilliwatts / 1000 } == [862, 862, 5, 6, 7])
        #expect(script.snapshot.otherMeterReadingCount == 0)
    }

    @Test func `of two meters the other is followed once the chosen one is silent for a minute`() {
        var script = ScriptedSession()
        script.answerAll(meters: [ScriptedSession.meter, ScriptedSession.other])
        script.start()
        script.pass(milliseconds: 4_000)
        script.readEveryInterval(3)
        for _ in 0..<20 {
            script.pass(milliseconds: 4_000)
            script.hear(
                ScriptedSession.demand(5, at: script.now.unixSeconds, meter: ScriptedSession.other))
        }
        #expect(script.demands.last?.demandMilliwatts == 5_000)
        #expect(script.snapshot.meter == ScriptedSession.other.rawValue)
        #expect(script.snapshot.meterChangeCount == 0)  // no register of the old one was read
        #expect(script.logs.count { $0.contains("in place of") } == 1)
    }

    @Test func `a repeated reading is no contact with the meter`() {
        var script = running()
        script.readEveryInterval(3)
        let contact = script.snapshot.lastContactUnixSeconds
        let stamp = script.now.unixSeconds
        for _ in 0..<10 {
            script.pass(milliseconds: 4_000)
            script.hear(ScriptedSession.demand(862, at: stamp))
        }
        #expect(script.snapshot.lastContactUnixSeconds == contact)
        #expect(script.snapshot.repeatedReadingCount == 10)
        #expect(script.snapshot.polls.lost.noReply >= 8)
        #expect(script.snapshot.presence == .joinedButSilent)
    }

    @Test func `a prefill of two days in seconds is stored whole and confuses no poll`() {
        var script = running()
        let end = script.now.unixSeconds
        var bytes: [UInt8] = []
        for index in 0..<43_200 as Range<Int64> {
            ScriptedSession.demand(index % 3_000, at: end - 4 * (43_200 - index))
                .encode(into: &bytes)
            guard bytes.count > 4_000 else { continue }
            script.hear(bytes: bytes)
            bytes.removeAll(keepingCapacity: true)
            script.pass(milliseconds: 1)
        }
        script.hear(bytes: bytes)
        #expect(script.demands.count == 43_200)
        #expect(script.demands.allSatisfy { $0.stamp.gapCauseBefore == nil })
        script.readEveryInterval(5)
        #expect(script.demands.count == 43_205)
        let snapshot = script.snapshot
        #expect(snapshot.polls.lost.total == 0)
        #expect(snapshot.polls.expected == snapshot.polls.answered + snapshot.polls.late)
        #expect(snapshot.meterClockForwardStepCount + snapshot.meterClockBackwardStepCount == 0)
    }

    @Test func `register readings come out exact, glitches do not`() {
        var script = running()
        let start = script.now.unixSeconds
        for (index, value) in [25_000_000, 25_000_017, 0, 25_000_040, 25_000_060].enumerated() {
            script.hear(ScriptedSession.summation(UInt64(value), at: start + Int64(60 * index)))
        }
        #expect(
            script.registers.map(\.deliveredMilliwattHours)
                == [25_000_000_000, 25_000_017_000, 25_000_040_000, 25_000_060_000])
        #expect(script.registers.allSatisfy { $0.receivedMilliwattHours == 0 })
        #expect(script.snapshot.registerZeroGlitchCount == 1)
    }

    @Test func `a register that was reset loses no reading`() {
        var script = running()
        let start = script.now.unixSeconds
        for (index, value) in [25_000_000, 100, 117, 130].enumerated() {
            script.hear(ScriptedSession.summation(UInt64(value), at: start + Int64(60 * index)))
        }
        #expect(
            script.registers.map(\.deliveredMilliwattHours)
                == [25_000_000_000, 100_000, 117_000, 130_000])
        #expect(script.snapshot.registerResetCount == 1)
        #expect(script.registers.map(\.stamp.gapCauseBefore) == [nil, .registerRestart, nil, nil])
    }

    @Test(arguments: [(true, 25_000_040), (false, 900_000), (false, 70_000_000)])
    func `after a restart the registers go on from what was stored, or begin anew`(
        goesOn: Bool, value: Int
    ) throws {
        var script = ScriptedSession()
        let start = script.now.unixSeconds
        script.session.registersContinue(
            after: try RegisterSample(
                timeUnixSeconds: start - 600, deliveredMilliwattHours: 25_000_000_000,
                receivedMilliwattHours: 0))
        script.answerAll()
        script.start()
        for index in 0..<2 {
            script.hear(
                ScriptedSession.summation(UInt64(value + index), at: start + Int64(60 * index)))
        }
        #expect(
            script.registers.map(\.deliveredMilliwattHours)
                == [UInt64(value) * 1_000, UInt64(value + 1) * 1_000])
        #expect(
            script.registers.map(\.stamp.gapCauseBefore)
                == [goesOn ? nil : .registerRestart, nil])
    }

    @Test func `the registers of another meter begin anew, also where they stand higher`() {
        var script = running()
        let start = script.now.unixSeconds
        let (old, new) = (ScriptedSession.meter, ScriptedSession.other)
        for (index, (value, meter)) in [
            (3_000_000, old), (3_000_010, old), (25_000_000, new), (25_000_000, new),
            (25_000_020, new),
        ].enumerated() {
            script.hear(
                ScriptedSession.summation(
                    UInt64(value), at: start + Int64(60 * index), meter: meter))
        }
        #expect(
            script.registers.map(\.deliveredMilliwattHours)
                == [3_000_000_000, 3_000_010_000, 25_000_000_000, 25_000_020_000])
        #expect(
            script.registers.map(\.stamp.gapCauseBefore) == [nil, nil, .registerRestart, nil])
        #expect(script.snapshot.meterChangeCount == 1)
    }
}
