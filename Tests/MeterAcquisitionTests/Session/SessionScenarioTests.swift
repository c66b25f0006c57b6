import IntervalCache
import RavenKit
import RavenSimulator
import TestSupport
import Testing

@testable import MeterAcquisition

/// The session on the simulated dongle with each of its faults, alone and mixed.
struct SessionScenarioTests {
    /// A fault, how long it lasts, and how long after its end readings must come again.
    struct Case: Sendable, CustomTestStringConvertible {
        var words: String
        var lasts: Int64 = 0
        /// Seconds from the fault's end to the first new reading.
        var within: Int64 = 8
        /// What the gateway must say at the fault's end; nil: that it reads.
        var says: MeterPresence?
        /// The cause that the hole must carry; nil: no hole, or none with a cause.
        var cause: GapCause?

        var testDescription: String { words }
    }

    static let cases: [Case] = [
        Case(words: "silence for 90s", lasts: 90, says: .dongleSilent, cause: .noReply),
        Case(
            words: "silence for 10m", lasts: 600, within: 20, says: .dongleSilent, cause: .noReply),
        Case(words: "noise 500"),
        Case(words: "nul 500"),
        Case(words: "cut-stanza"),
        Case(words: "mid-stanza"),
        Case(words: "glued-stanzas for 60s", lasts: 60),
        Case(words: "doubled-bytes 30"),
        Case(words: "flipped-bytes 3"),
        Case(
            words: "endless-stanza for 30s", lasts: 30, within: 12, says: .joinedButSilent,
            cause: .noReply),
        Case(words: "stuck-writer for 90s", lasts: 90),
        Case(words: "vanish for 90s", lasts: 90, within: 20, says: .dongleGone, cause: .dongleGone),
        Case(
            words: "vanish for 1h", lasts: 3600, within: 20, says: .dongleGone, cause: .dongleGone),
        Case(words: "no-answer for 90s", lasts: 90),
        Case(words: "slow-answer 6s for 90s", lasts: 90),
        Case(words: "out-of-order for 60s", lasts: 60),
        Case(words: "duplicate-readings for 60s", lasts: 60),
        Case(words: "not-joined for 90s", lasts: 90, says: .rejoining, cause: .notJoined),
        Case(words: "restart"),
        Case(words: "time-zero for 60s", lasts: 60),
        Case(words: "time-none for 60s", lasts: 60),
        Case(words: "time-step 600"),
        Case(words: "time-step -600"),
        Case(words: "register-reset"),
        Case(words: "rollover 2"),
        Case(words: "meter-change"),
        Case(words: "divisor-zero for 60s", lasts: 60),
        Case(words: "multiplier-zero for 60s", lasts: 60),
        Case(words: "no-value for 90s", lasts: 90, says: .joinedButSilent, cause: .noReply),
        Case(words: "load -2500 for 60s", lasts: 60),
        Case(words: "message \"Maintenance\""),
        Case(words: "message-to-confirm \"Maintenance\""),
        Case(words: "price 0.12"),
    ]

    @Test(arguments: cases)
    func `after each fault the reader is live again, lost nothing delivered, and says the cause`(
        fault: Case
    ) throws {
        var run = try SimulatedRun("at 120s \(fault.words)")
        run.run(seconds: 120 + max(fault.lasts, 1) - 1)
        if let says = fault.says {
            #expect(run.snapshot.presence == says)
        } else {
            #expect(run.snapshot.presence == .reading)
        }
        run.run(seconds: 1)
        let before = run.snapshot.demandReadingCount
        run.run(seconds: fault.within)
        #expect(run.snapshot.demandReadingCount > before)
        #expect(run.snapshot.presence == .reading)
        run.run(seconds: 120)
        #expect(run.snapshot.presence == .reading)
        check(run)

        let causes = run.stored.compactMap(\.stamp.gapCauseBefore)
        if let cause = fault.cause {
            #expect(causes == [cause])
            #expect(run.snapshot.polls.lost.total > 0)
        } else if fault.words == "time-step 600" {
            #expect(causes == [.clockStep])
        } else {
            #expect(causes.allSatisfy { $0 == .noReply } && causes.count <= 1)
        }
    }

    @Test func `every word of the simulator's list has its case`() {
        let covered = Set(
            Self.cases.compactMap { $0.words.split(separator: " ").first.map(String.init) })
        #expect(covered == Set(FaultWord.all.map(\.word)))
    }

    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func `faults in random mixtures cost nothing that was delivered`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let harmless = Self.cases.filter { $0.words != "meter-change" }
        var scenario = ""
        for second in stride(from: 60, to: 7_200, by: 90) where Bool.random(using: &random) {
            let fault = harmless.randomElement(using: &random)?.words ?? "noise"
            scenario += "at \(second + Int.random(in: 0..<90, using: &random))s \(fault)\n"
        }
        var run = try SimulatedRun(scenario, seed: seed)
        run.run(seconds: 7_200 + 3_600 + 60)
        #expect(run.snapshot.presence == .reading)
        check(run)
    }

    @Test func `two meters: one is read, the other's readings are counted and left out`() throws {
        var run = try SimulatedRun("", meters: 2)
        run.run(seconds: 600)
        let seen = run.snapshot
        #expect(seen.presence == .reading)
        #expect(seen.otherMeterReadingCount > 100)
        #expect(UInt64(run.delivered.count) == seen.demandReadingCount + demandsOfOthers(run))
        #expect(seen.polls.lost.total == 0)
    }

    @Test func `a prefilled history is stored whole`() throws {
        var run = try SimulatedRun("", prefillSeconds: 172_800)
        run.run(seconds: 120)
        #expect(run.stored.count > 21_000)
        #expect(run.stored.map(\.timeUnixSeconds) == run.delivered.map(\.timeUnixSeconds))
        #expect(run.snapshot.polls.lost.total == 0)
        #expect(run.snapshot.presence == .reading)
    }

    private func demandsOfOthers(_ run: SimulatedRun) -> UInt64 {
        UInt64(run.delivered.count) - UInt64(run.stored.count)
    }

    /// Everything delivered is stored, in order, and the book adds up.
    private func check(_ run: SimulatedRun) {
        let seen = run.snapshot
        let polls = seen.polls
        #expect(polls.expected == polls.answered + polls.late + polls.lost.total)
        #expect(run.dongle.counters.disruptiveCommands == 0)
        #expect(run.dongle.counters.unknownCommands == 0)
        // Samples without a believable time carry the receive time by the meter's clock; the
        // comparison has it by the gateway's.
        if seen.otherMeterReadingCount == 0 {
            let times = run.stored.map {
                $0.stamp.flags.contains(.estimatedTime)
                    ? $0.timeUnixSeconds + $0.receiveOffsetSeconds : $0.timeUnixSeconds
            }
            #expect(times == run.delivered.map(\.timeUnixSeconds))
            #expect(run.stored.map(\.demandMilliwatts) == run.delivered.map(\.demandMilliwatts))
        } else {
            // An address that was garbled is another meter's.
            #expect(run.delivered.count - run.stored.count <= Int(seen.otherMeterReadingCount))
        }
        // Registers never fall but where one was reset, rolled over or belongs to a new meter.
        let falls = zip(run.registers, run.registers.dropFirst()).count {
            $1.deliveredMilliwattHours ?? 0 < $0.deliveredMilliwattHours ?? 0
        }
        #expect(
            UInt64(falls) <= seen.registerResetCount + seen.registerRolloverCount
                + seen.meterChangeCount)
        // And each such place is marked, also where the new course stands higher.
        let restarts = run.registers.count { $0.stamp.gapCauseBefore == .registerRestart }
        #expect(
            UInt64(restarts) == seen.registerResetCount + seen.registerRolloverCount
                + seen.registerJumpCount + seen.meterChangeCount)
    }
}
