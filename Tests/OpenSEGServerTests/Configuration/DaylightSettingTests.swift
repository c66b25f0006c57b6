import OpenSEGAPI
import Testing

@testable import OpenSEGServer

@Suite("Daylight saving as a setting")
struct DaylightSettingTests {
    @Test("Words name a zone's rules, two rules stand for themselves")
    func understood() throws {
        #expect(DaylightSetting("none")?.apiSetting == APIConfiguration.DaylightSaving.none)
        #expect(DaylightSetting("europe")?.apiSetting == .europe)
        #expect(DaylightSetting("north-america")?.apiSetting == .northAmerica)
        let setting = DaylightSetting(
            "second Sunday of March 02:00; first Sunday of November 02:00")
        #expect(
            setting?.apiSetting
                == .rules(start: 0x360E_2000, end: 0xB40E_2000, offsetSeconds: 3600))
    }

    @Test(
        "One rule, three rules, or what is no rule is not accepted",
        arguments: [
            "", "Europe", "second Sunday of March 02:00", "none; none",
            "second Sunday of March 02:00;", "; first Sunday of November 02:00",
            "sixth Sunday of March 02:00; first Sunday of November 02:00",
            "January 1 00:00; July 1 00:00; October 1 00:00",
        ])
    func refused(text: String) {
        #expect(DaylightSetting(text) == nil)
    }
}
