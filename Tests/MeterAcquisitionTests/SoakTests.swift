import Foundation
import RavenSimulator
import TestSupport
import Testing

@testable import MeterAcquisition

/// Days of meter time with every fault of the simulated dongle over and over, in one run.
///
/// Half a day by default; `OPENSEG_SOAK_DAYS` asks for more, as `scripts/check-soak` does.
struct SoakTests {
    private static let environment = ProcessInfo.processInfo.environment
    private static let days = environment["OPENSEG_SOAK_DAYS"].flatMap(Double.init) ?? 0.5
    private static let seed = environment["OPENSEG_SOAK_SEED"].flatMap(UInt64.init) ?? 1

    /// Each fault again and again, at a pace of its own between half an hour and five hours.
    /// With it the share of time, in thousandths, that the faults may cost at most: what each lasts,
    /// the seconds within which it must be over, and two polls.
    private static func scenario() -> (text: String, costThousandths: Int64) {
        var random = SeededGenerator(seed: seed)
        var cost: Int64 = 0
        // An hour's absence each few hours would leave little to look at.
        let lines = SessionScenarioTests.cases.filter { $0.lasts < 3_600 }.map { fault in
            let pace = Int64.random(in: 1_800...18_000, using: &random)
            cost += 1_000 * (fault.lasts + fault.within + 8) / pace + 1
            return "every \(pace)s \(fault.words)"
        }
        return (lines.joined(separator: "\n"), cost)
    }

    @Test func `nothing delivered is lost, the book adds up, and memory stays flat`() throws {
        let (scenario, costThousandths) = Self.scenario()
        var run = try SimulatedRun(scenario, seed: Self.seed)
        run.keepsSamples = false
        let hours = max(2, Int(Self.days * 24))
        var memoryAfterStart = 0
        for hour in 0..<hours {
            run.run(seconds: 3_600)
            let polls = run.snapshot.polls
            #expect(polls.expected == polls.answered + polls.late + polls.lost.total)
            // What is allocated once (rings, buffers, tables) is there after the first tenth.
            if hour == hours / 10 { memoryAfterStart = residentBytes() }
        }
        let grown = residentBytes() - memoryAfterStart
        let seen = run.snapshot
        // All that was delivered, but what seemed to be another meter's by a garbled address.
        #expect(run.storedCount <= run.deliveredCount)
        #expect(run.deliveredCount - run.storedCount <= seen.otherMeterReadingCount)
        #expect(seen.demandReadingCount == run.storedCount)
        #expect(run.dongle.counters.disruptiveCommands == 0)
        #expect(seen.polls.expected >= UInt64(hours) * 850)
        #expect(seen.polls.lost.total * 1_000 <= seen.polls.expected * UInt64(costThousandths))
        #expect(run.opens > 1)
        // A test process has other tests beside this one; alone, as the script runs it, it is strict.
        if Self.environment["OPENSEG_SOAK_DAYS"] != nil {
            #expect(grown < 1 << 20)
            print(
                "soak: \(Self.days) days, seed \(Self.seed): \(seen.polls.expected) polls = "
                    + "\(seen.polls.answered) answered + \(seen.polls.late) late + "
                    + "\(seen.polls.lost.total) lost (the faults may cost "
                    + "\(costThousandths) in 1000); \(run.storedCount) readings stored of "
                    + "\(run.deliveredCount) delivered; \(seen.otherMeterReadingCount) of other "
                    + "meters, \(seen.unusableReadingCount) unusable; \(run.opens) openings; "
                    + "\(run.logCount) log lines; memory "
                    + "\(grown / 1024) KiB more than after a tenth of the time")
        }
    }

    /// Memory that the process holds now, in bytes.
    private func residentBytes() -> Int {
        let statm = (try? String(contentsOfFile: "/proc/self/statm", encoding: .ascii)) ?? ""
        return (statm.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) * 4096
    }
}
