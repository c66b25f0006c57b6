import Testing

@testable import RavenSimulatorCommand

@Suite struct SimulatedClockTests {
    @Test func simulatedTimeStartsWhereItIsToldAndNeverGoesBack() {
        let clock = SimulatedClock(startUnixMilliseconds: 5_000_000, speed: 1_000_000)
        var last: Int64 = 5_000_000
        for _ in 0..<1000 {
            let now = clock.nowUnixMilliseconds
            #expect(now >= last)
            last = now
        }
        #expect(last > 5_000_000)
    }

    @Test func waitsAreRealTimeRoundedUp() {
        let clock = SimulatedClock(startUnixMilliseconds: 0, speed: 1000)
        let now = clock.nowUnixMilliseconds
        #expect(clock.waitMilliseconds(untilUnixMilliseconds: now - 1) == 0)
        let wait = clock.waitMilliseconds(untilUnixMilliseconds: now + 3_600_000)
        #expect((1...3600).contains(wait))
        #expect(clock.waitMilliseconds(untilUnixMilliseconds: .max / 2) == .max)
    }
}
