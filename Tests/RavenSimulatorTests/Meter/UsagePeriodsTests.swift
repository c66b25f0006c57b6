import Testing

@testable import RavenSimulator

@Suite struct UsagePeriodsTests {
    @Test func closingRollsTheCurrentPeriodIntoTheLast() {
        var usage = UsagePeriods(
            deliveredRaw: 1_000_000, receivedRaw: 0, originUnixMilliseconds: 1_772_000_000_000,
            seed: 1)
        let before = usage.currentRaw(deliveredRaw: 1_000_000, receivedRaw: 0)
        #expect(usage.currentRaw(deliveredRaw: 1_000_100, receivedRaw: 30) == before + 70)
        let start = usage.startUnixSeconds
        usage.close(deliveredRaw: 1_000_100, receivedRaw: 30, atUnixSeconds: 1_772_000_500)
        #expect(usage.lastRaw == before + 70)
        #expect(usage.lastStartUnixSeconds == start)
        #expect(usage.startUnixSeconds == 1_772_000_500)
        #expect(usage.currentRaw(deliveredRaw: 1_000_100, receivedRaw: 30) == 0)
    }

    @Test func aHomeThatGivesMoreThanItTakesHasNegativeUsage() {
        var usage = UsagePeriods(
            deliveredRaw: 0, receivedRaw: 0, originUnixMilliseconds: 0, seed: 1)
        usage.close(deliveredRaw: 10, receivedRaw: 10, atUnixSeconds: 0)
        #expect(usage.currentRaw(deliveredRaw: 15, receivedRaw: 40) == -25)
    }

    @Test func aRegisterThatRollsOverOrBeginsAgainGivesNoHugeUsage() {
        var usage = UsagePeriods(
            deliveredRaw: 0, receivedRaw: 0, originUnixMilliseconds: 0, seed: 1)
        usage.close(deliveredRaw: EnergyRegister.largest - 9, receivedRaw: 0, atUnixSeconds: 0)
        #expect(usage.currentRaw(deliveredRaw: 15, receivedRaw: 0) == 25)
        usage.close(deliveredRaw: 5_000_000, receivedRaw: 40, atUnixSeconds: 0)
        #expect(usage.currentRaw(deliveredRaw: 0, receivedRaw: 40) == -5_000_000)
    }
}
