import Testing

@testable import MeterAcquisition

@Suite struct ProbeFindingTests {
    @Test func `each state of the meter has its finding and its sentence`() {
        var script = ScriptedSession()
        script.start()
        #expect(ProbeFinding(script.snapshot) == .dongleSilent)
        script.hear(ScriptedSession.status(.networkDiscovery))
        script.pass(milliseconds: 30_000)
        #expect(ProbeFinding(script.snapshot) == .notJoined)
        script.hear(ScriptedSession.status(.rejoining))
        #expect(ProbeFinding(script.snapshot) == .rejoining)
        script.hear(ScriptedSession.status(.connected))
        #expect(ProbeFinding(script.snapshot) == .noReading)
        script.readEveryInterval(2)
        #expect(ProbeFinding(script.snapshot) == .allWell)
        script.lose()
        #expect(ProbeFinding(script.snapshot) == .noDongle(.vanished))

        var late = ScriptedSession()
        late.start()
        late.hear(ScriptedSession.demand(1, at: late.now.unixSeconds - 3_600))
        #expect(ProbeFinding(late.snapshot) == .clockOff(seconds: -3_600))
        #expect(
            ProbeFinding.clockOff(seconds: -3_600).sentence(for: .serial(path: "/dev/x"))
                == "The meter is being read, but its clock is 3600 s behind this machine's; one of "
                + "them is wrong.")
    }
}
