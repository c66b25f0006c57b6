import Foundation
import GreenButtonESPI
import Testing

@Suite struct DaylightRuleYearTests {
    @Test("days that a year lacks give no moment")
    func missingDays() throws {
        let leapDay = try #require(DaylightRule(hex: "21D00000"))
        #expect(try leapDay.wallClockSeconds(inYear: 2023) == nil)
        #expect(try leapDay.wallClockSeconds(inYear: 2024) == 1_709_164_800)
        let fifthSunday = try #require(try DaylightRule.reading("fifth Sunday of February 00:00"))
        #expect(try fifthSunday.wallClockSeconds(inYear: 2023) == nil)
        #expect(try fifthSunday.wallClockSeconds(inYear: 2032) == 1_961_625_600)
        #expect(try leapDay.wallClockSeconds(inYear: 0) == nil)
        #expect(try leapDay.wallClockSeconds(inYear: 10_000) == nil)
    }
}
