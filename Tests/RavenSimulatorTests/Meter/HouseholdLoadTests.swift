import Testing

@testable import RavenSimulator

@Suite struct HouseholdLoadTests {
    @Test func theLoadIsAFunctionOfSeedAndTime() {
        let times = stride(from: Int64(-86_400_000), to: 86_400_000, by: 977_000)
        let first = times.map { HouseholdLoad(seed: 3).milliwatts(atUnixMilliseconds: $0) }
        let again = times.reversed().map {
            HouseholdLoad(seed: 3).milliwatts(atUnixMilliseconds: $0)
        }
        let other = times.map { HouseholdLoad(seed: 4).milliwatts(atUnixMilliseconds: $0) }
        #expect(first == again.reversed())
        #expect(first != other)
    }

    @Test func aDayLooksLikeAHome() {
        let day = stride(from: Int64(1_700_000_000_000), to: 1_700_086_400_000, by: 4000)
        let watts = day.map { HouseholdLoad(seed: 1).milliwatts(atUnixMilliseconds: $0) / 1000 }
        #expect(watts.allSatisfy { (1...5000).contains($0) })
        let kilowattHours = watts.reduce(0, +) * 4 / 3_600_000
        #expect((2...25).contains(kilowattHours))
        #expect(Set(watts).count > 50)
    }
}
