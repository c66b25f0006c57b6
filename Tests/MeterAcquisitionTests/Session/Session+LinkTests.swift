import RavenKit
import Testing

@testable import MeterAcquisition

struct SessionLinkTests {
    @Test func `a device that is not there is tried again with growing waits, and told once`() {
        var script = ScriptedSession()
        script.openProblem = .opening(errno: 2)
        script.start()
        script.pass(milliseconds: 60_000)
        #expect(script.opens >= 8 && script.opens <= 16)
        script.pass(milliseconds: 3_600_000)
        #expect(script.opens > 300)
        let about = script.logs.filter { $0.contains("no device") }
        #expect(about.count == 1)
        #expect(script.logs.count == 2)  // the device, and the meter's state
        #expect(script.snapshot.presence == .dongleGone)
        #expect(script.snapshot.problem == .opening(errno: 2))
    }

    @Test func `a device that opens and vanishes at once is told once`() {
        var script = ScriptedSession()
        script.start()
        for _ in 0..<100 {
            script.lose()
            script.pass(milliseconds: 20_000)
        }
        #expect(script.logs.count { $0.hasPrefix("dongle:") } == 1)
        #expect(script.opens == 101)
    }

    @Test func `each change of the link's state is one line`() {
        var script = ScriptedSession()
        script.answerAll()
        script.start()
        script.pass(milliseconds: 4_000)
        script.readEveryInterval(5)
        script.lose()
        script.pass(milliseconds: 10_000)
        script.readEveryInterval(5)
        #expect(
            script.logs.filter { $0.hasPrefix("dongle:") } == [
                "dongle: talking at /dev/raven",
                "dongle: /dev/raven has gone away (unplugged?). Trying again.",
                "dongle: talking at /dev/raven",
            ])
        #expect(
            script.logs.filter { $0.hasPrefix("meter:") } == [
                "meter: The meter is being read.",
                "meter: The dongle is not there: it is unplugged or can not be reached.",
                "meter: The meter is being read.",
            ])
    }

    @Test func `a dongle that says nothing is greeted again, then opened anew, without end`() {
        var script = ScriptedSession()
        script.start()
        script.pass(milliseconds: 100_000)
        #expect(script.commandNames.count { $0 == "initialize" } >= 4)
        #expect(script.closes == 0)
        #expect(script.snapshot.presence == .dongleSilent)
        script.pass(milliseconds: 3_600_000)
        #expect(script.closes >= 18)
        #expect(script.logs.count < 6)
        script.answerAll()
        script.pass(milliseconds: 200_000)
        script.readEveryInterval(3)
        #expect(script.snapshot.presence == .reading)
    }

    @Test func `noise is not life`() {
        var script = ScriptedSession()
        script.start()
        for _ in 0..<200 {
            script.pass(milliseconds: 1_000)
            script.hear(bytes: [UInt8](repeating: 0xFF, count: 100))
        }
        #expect(script.closes == 1)
        #expect(script.snapshot.noiseFaultCount > 0)
    }

    @Test func `a writer that is stuck on a silent line costs a reopening`() {
        var script = ScriptedSession()
        script.takesBytes = false
        script.start()
        script.pass(milliseconds: 9_000)
        #expect(script.closes == 0)
        script.pass(milliseconds: 2_000)
        #expect(script.closes == 1)
        #expect(script.snapshot.lastProblem == .writerStuck)
        script.takesBytes = true
        script.answerAll()
        script.pass(milliseconds: 5_000)
        #expect(script.commandNames.first == "initialize")
    }

    @Test func `a dongle that talks but does not listen is heard all the same`() {
        var script = ScriptedSession()
        script.takesBytes = false
        script.start()
        script.pass(milliseconds: 1_000)
        script.readEveryInterval(100)
        #expect(script.closes == 0)
        #expect(script.demands.count == 100)
        #expect(script.snapshot.presence == .reading)
        #expect(script.session.outgoing.count < 500)
    }

    @Test func `half a stanza before the loss does not spoil the first one after it`() {
        var script = ScriptedSession()
        script.answerAll()
        script.start()
        script.pass(milliseconds: 4_000)
        var bytes: [UInt8] = []
        ScriptedSession.demand(1, at: 1_722_261_400).encode(into: &bytes)
        script.hear(bytes: Array(bytes.prefix(200)))
        script.lose()
        #expect(script.snapshot.truncatedFaultCount == 1)
        script.pass(milliseconds: 1_000)
        script.hear(bytes: Array(bytes.suffix(150)))
        ScriptedSession.demand(2, at: 1_722_261_404).encode(into: &bytes)
        script.hear(bytes: bytes)
        #expect(script.demands.map(\.demandMilliwatts) == [1_000, 2_000])
    }

    @Test func `stop closes the device and ends everything`() {
        var script = ScriptedSession()
        script.start()
        script.stop()
        #expect(script.closes == 1)
        #expect(script.session.nextDeadlineMilliseconds == nil)
        #expect(script.snapshot.presence == .stopped)
        let before = script.sentBytes.count
        script.hear(ScriptedSession.demand(1, at: 1_722_261_400))
        script.pass(milliseconds: 100_000)
        #expect(script.sentBytes.count == before)
        #expect(script.demands.isEmpty)
    }
}
