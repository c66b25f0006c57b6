import SEPSimpleMetering
import Testing

@Suite("Profiles of intervals")
struct ProfileResponseTests {
    private func profile(
        end: UInt32 = 748_502_544, period: ProfileIntervalPeriod, count: Int
    ) -> ProfileResponse {
        ProfileResponse(
            endTime: ZigBeeTime(rawValue: end), status: .success, period: period,
            intervals: Array(repeating: 1, count: count))
    }

    @Test("The newest interval ends at the end time, each older one a period earlier")
    func ends() {
        let profile = profile(period: .minutes7AndAHalf, count: 3)
        let ends = (-1...3).map { profile.intervalEndUnixSeconds(at: $0) }
        #expect(ends == [nil, 1_695_187_344, 1_695_186_894, 1_695_186_444, nil])
    }

    @Test("Without an end time, or with a period that has no length, no interval has an end")
    func noEnds() {
        #expect(
            profile(end: .max, period: .daily, count: 1).intervalEndUnixSeconds(at: 0) == nil)
        let unknown = profile(period: ProfileIntervalPeriod(rawValue: 9), count: 1)
        #expect(unknown.intervalEndUnixSeconds(at: 0) == nil)
    }

    @Test(
        "Intervals may lie before 2000, and the longest profile at the first second does not trap")
    func beforeTheEpoch() {
        let profile = profile(end: 0, period: .daily, count: 255)
        #expect(profile.intervalEndUnixSeconds(at: 254) == 924_739_200)
    }
}
