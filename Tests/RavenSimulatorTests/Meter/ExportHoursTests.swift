import Testing

@testable import RavenSimulator

@Suite struct ExportHoursTests {
    @Test func generationRisesToItsPeakAndFalls() throws {
        let hours = try ExportHours("09:00-17:00=4000")
        let day: Int64 = 1_700_006_400  // a midnight
        func watts(_ hour: Int64, _ minute: Int64 = 0) -> Int64 {
            hours.milliwatts(atUnixMilliseconds: (day + hour * 3600 + minute * 60) * 1000) / 1000
        }
        #expect(watts(8, 59) == 0)
        #expect(watts(9) == 0)
        #expect(watts(13) == 4000)
        #expect(watts(11) == 3000)
        #expect(watts(15) == 3000)
        #expect(watts(17) == 0)
        #expect(watts(23) == 0)
    }

    @Test func theLargestAcceptedPeakDoesNotOverflow() throws {
        let hours = try ExportHours("00:00-24:00=999999999")
        #expect(hours.milliwatts(atUnixMilliseconds: 43_200_000) == 999_999_999_000)
        #expect(hours.milliwatts(atUnixMilliseconds: -43_200_000) == 999_999_999_000)
    }

    @Test(arguments: [
        "", "09:00-17:00", "9:00-17:00=1", "17:00-09:00=1", "09:00-09:00=1", "09:00-25:00=1",
        "09:60-17:00=1", "09:00-17:00=-1", "09:00-17:00=x", "09:00-17:00=1=2",
    ])
    func otherFormsAreRefused(text: String) {
        #expect(throws: SettingError.self) { try ExportHours(text) }
    }
}
