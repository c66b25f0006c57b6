import RavenKit
import Testing

@testable import MeterAcquisition

@Suite struct SessionPresenceTests {
    @Test func `the wrong meter is called that`() {
        var script = ScriptedSession(meter: ScriptedSession.other.rawValue)
        script.answerAll()
        script.start()
        script.pass(milliseconds: 4_000)
        script.readEveryInterval(10)
        #expect(script.demands.isEmpty)
        #expect(script.snapshot.presence == .wrongMeter)
    }

    @Test func `a dongle that was never joined is called that`() {
        var script = ScriptedSession()
        script.answer = { _ in [ScriptedSession.status(.networkDiscovery)] }
        script.start()
        script.pass(milliseconds: 30_000)
        #expect(script.snapshot.presence == .notJoined)
    }
}
