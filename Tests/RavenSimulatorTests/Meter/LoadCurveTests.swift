import Testing

@testable import RavenSimulator

@Suite struct LoadCurveTests {
    @Test func eachKindOfCurveGivesItsPower() throws {
        let recorded = LoadCurve.recorded(try RecordedLoad(csv: Array("7,100\n8,110\n".utf8)))
        func milliwatts(_ curve: LoadCurve, _ time: Int64) -> Int64 {
            curve.milliwatts(atUnixMilliseconds: time, startUnixMilliseconds: 5_000_000)
        }
        #expect(milliwatts(recorded, 5_000_000) == 7_000)
        #expect(milliwatts(recorded, 5_010_000) == 8_000)
        #expect(milliwatts(recorded, 4_999_999) == 8_000)
        #expect(milliwatts(.constant(milliwatts: -1_500), 0) == -1_500)
        #expect(
            milliwatts(.household(seed: 9), 77_000)
                == HouseholdLoad(seed: 9).milliwatts(atUnixMilliseconds: 77_000))
    }
}
