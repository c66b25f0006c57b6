import Testing

@testable import RavenSimulator

@Suite struct IntervalProfileTests {
    private func profile(_ count: Int) -> IntervalProfile {
        var profile = IntervalProfile()
        for number in 0...count {
            profile.close(
                endUnixMilliseconds: Int64(number) * 900_000,
                deliveredRaw: UInt64(number * (number + 1) / 2), receivedRaw: UInt64(2 * number))
        }
        return profile
    }

    @Test func anIntervalHoldsTheGrowthOfTheRegisters() {
        let intervals = profile(3).intervals
        #expect(intervals.map(\.deliveredRaw) == [1, 2, 3])
        #expect(intervals.map(\.receivedRaw) == [2, 2, 2])
        #expect(intervals.map(\.endUnixSeconds) == [900, 1800, 2700])
    }

    @Test func theNewestComeFirstAndNoneEndsTooLate() {
        let profile = profile(5)
        #expect(profile.newest(2, endingBy: 4500).map(\.endUnixSeconds) == [4500, 3600])
        #expect(profile.newest(2, endingBy: 4499).map(\.endUnixSeconds) == [3600, 2700])
        #expect(profile.newest(9, endingBy: 1800).map(\.endUnixSeconds) == [1800, 900])
        #expect(profile.newest(9, endingBy: 899).isEmpty)
    }

    @Test func twoDaysAreKept() {
        let intervals = profile(300).intervals
        #expect(intervals.count == 192)
        #expect(intervals.first?.endUnixSeconds == Int64(109 * 900))
    }

    @Test func aRegisterThatRollsOverGrowsAllTheSame() {
        var profile = IntervalProfile()
        profile.restartInterval(deliveredRaw: EnergyRegister.largest, receivedRaw: 0)
        profile.close(endUnixMilliseconds: 900_000, deliveredRaw: 4, receivedRaw: 0)
        #expect(profile.intervals.map(\.deliveredRaw) == [5])
    }

    @Test(arguments: [(0, 900_000), (899_999, 900_000), (900_000, 1_800_000), (-1, 0)])
    func intervalsEndAtQuartersOfAnHour(time: Int64, end: Int64) {
        #expect(IntervalProfile.endOfInterval(afterUnixMilliseconds: time) == end)
    }
}
