import IntervalCache
import RavenKit
import Testing

@testable import MeterAcquisition

struct SessionPollsTests {
    private func running() -> ScriptedSession {
        var script = ScriptedSession()
        script.answerAll()
        script.start()
        script.pass(milliseconds: 4_000)
        script.readEveryInterval(10)
        return script
    }

    private func addsUp(_ polls: PollCounts) -> Bool {
        polls.expected == polls.answered + polls.late + polls.lost.total
    }

    @Test func `a late reading is asked for, refreshed from the meter`() throws {
        var script = running()
        let before = script.commands.count
        script.pass(milliseconds: 4_900)
        #expect(script.commands.count == before)
        script.pass(milliseconds: 200)
        let asked = try #require(script.commands.last)
        #expect(script.commands.count == before + 1)
        #expect(asked.name == "get_instantaneous_demand")
        #expect(asked.argument("Refresh") == "Y")
        script.hear(ScriptedSession.demand(1, at: script.now.unixSeconds))
        #expect(script.snapshot.polls.late == 1)
        #expect(script.snapshot.polls.asked == 1)
    }

    @Test func `silence is counted as lost, by cause, and the hole carries it`() throws {
        var script = running()
        script.pass(milliseconds: 60_000)
        #expect(script.snapshot.polls.lost.noReply == 14)
        #expect(script.snapshot.presence == .joinedButSilent)
        script.hear(ScriptedSession.demand(5, at: script.now.unixSeconds))
        #expect(try #require(script.demands.last).stamp.gapCauseBefore == .noReply)
        #expect(script.snapshot.presence == .reading)
        #expect(addsUp(script.snapshot.polls))
    }

    @Test func `a dongle that is not joined loses polls for that reason`() {
        var script = running()
        script.hear(ScriptedSession.status(.rejoining, linkStrength: 0))
        script.answer = { _ in [ScriptedSession.status(.rejoining, linkStrength: 0)] }
        script.pass(milliseconds: 60_000)
        #expect(script.snapshot.polls.lost.notJoined == 14)
        #expect(script.snapshot.presence == .rejoining)
        script.answerAll()
        script.hear(ScriptedSession.status(.connected))
        script.hear(ScriptedSession.demand(5, at: script.now.unixSeconds))
        #expect(script.demands.last?.stamp.gapCauseBefore == .notJoined)
        #expect(script.snapshot.presence == .reading)
        #expect(script.snapshot.linkStrengthPercent == 90)
    }

    @Test func `an unplugged dongle loses polls for that reason and is opened again`() {
        var script = running()
        script.openProblem = .opening(errno: 2)
        script.lose()
        #expect(script.snapshot.presence == .dongleGone)
        script.pass(milliseconds: 60_000)
        #expect(script.snapshot.polls.lost.dongleGone == 14)
        script.openProblem = nil
        script.pass(milliseconds: 10_000)
        #expect(script.isOpen)
        script.hear(ScriptedSession.demand(5, at: script.now.unixSeconds))
        #expect(script.demands.last?.stamp.gapCauseBefore == .dongleGone)
        #expect(script.snapshot.reconnectCount == 1)
        #expect(addsUp(script.snapshot.polls))
    }

    @Test func `a gateway that was stopped says so`() {
        var script = running()
        script.freeze(milliseconds: 60_000)
        script.hear(ScriptedSession.demand(5, at: script.now.unixSeconds))
        #expect(script.snapshot.polls.lost.gatewayDown == 14)
        #expect(script.demands.last?.stamp.gapCauseBefore == .gatewayDown)
    }

    @Test func `a clock step is the cause of the hole it makes`() {
        var script = running()
        script.pass(milliseconds: 4_000)
        script.hear(ScriptedSession.demand(5, at: script.now.unixSeconds + 600))
        #expect(script.demands.last?.stamp.gapCauseBefore == .clockStep)
        #expect(script.snapshot.meterClockForwardStepCount == 1)
        #expect(script.snapshot.polls.lost.total == 0)
    }

    @Test func `in a long silence the meter is asked less and less, but never given up`() {
        var script = running()
        script.pass(milliseconds: 3_600_000)
        let asks = script.snapshot.polls.asked
        #expect(asks > 30 && asks < 120)
        let before = script.snapshot.polls.asked
        script.pass(milliseconds: 3_600_000)
        #expect(script.snapshot.polls.asked > before + 30)
        script.hear(ScriptedSession.demand(5, at: script.now.unixSeconds))
        script.readEveryInterval(3)
        #expect(script.snapshot.presence == .reading)
    }

    @Test func `readings that only come when asked for bring the schedule back`() {
        var script = running()
        let before = script.commandNames.count { $0 == "set_schedule" }
        for _ in 0..<6 {
            script.pass(milliseconds: 5_200)
            script.hear(ScriptedSession.demand(5, at: script.now.unixSeconds))
        }
        script.pass(milliseconds: 3_000)
        #expect(script.commandNames.count { $0 == "set_schedule" } > before)
        #expect(script.snapshot.polls.late == 6)
    }

    @Test func `registers that stay away are asked for`() {
        var script = running()
        let before = script.commandNames.count { $0 == "get_current_summation_delivered" }
        script.readEveryInterval(60)
        let asked = script.commandNames.count { $0 == "get_current_summation_delivered" } - before
        #expect(asked >= 2 && asked <= 3)
    }
}
