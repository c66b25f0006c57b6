import GreenButtonESPI
import Testing

@Suite struct DaylightRuleTests {
    @Test("hex is eight digits and nothing else")
    func malformedHex() {
        for bad in ["", "360E200", "360E20000", "0x360E20", "360E200G", " 360E200", "-60E2000"] {
            #expect(DaylightRule(hex: bad) == nil, "\(bad)")
        }
    }

    @Test("every 32-bit pattern is kept; fields that make no sense are named when they are used")
    func badFields() throws {
        for (hex, code) in [
            ("060E2000", DaylightRuleError.Code.month), ("D60E2000", .month),
            ("360F8000", .hour), ("360E2E10", .seconds), ("36002000", .dayOfWeek),
            ("361E2000", .dayOfMonth), ("300E2000", .dayOfMonth), ("308E2000", .dayOfWeek),
            ("21E00000", .dayOfMonth), ("00000000", .month),
        ] {
            let rule = try #require(DaylightRule(hex: hex))
            #expect(rule.hex == hex)
            let error = #expect(throws: DaylightRuleError.self, "\(hex)") { try rule.text }
            #expect(error?.code == code, "\(hex)")
            #expect(throws: DaylightRuleError.self) { try rule.wallClockSeconds(inYear: 2024) }
        }
    }

    @Test("every rule made from parts reads back as those parts")
    func parts() throws {
        for month in 1...12 {
            for weekday in DaylightRule.Weekday.allCases {
                for ordinal in 1...5 {
                    let rule = try DaylightRule(
                        month: month, occurrence: .nthWeekday(weekday, ordinal: ordinal),
                        secondsOfDay: 7_500)
                    #expect(try rule.month == month)
                    #expect(try rule.occurrence == .nthWeekday(weekday, ordinal: ordinal))
                    #expect(try rule.secondsOfDay == 7_500)
                    #expect(try DaylightRule.reading(rule.text) == rule)
                }
            }
        }
        #expect(throws: DaylightRuleError.self) {
            try DaylightRule(month: 13, occurrence: .dayOfMonth(1), secondsOfDay: 0)
        }
        #expect(throws: DaylightRuleError.self) {
            try DaylightRule(month: 4, occurrence: .dayOfMonth(31), secondsOfDay: 0)
        }
        #expect(throws: DaylightRuleError.self) {
            try DaylightRule(
                month: 4, occurrence: .nthWeekday(.monday, ordinal: 6), secondsOfDay: 0)
        }
        #expect(throws: DaylightRuleError.self) {
            try DaylightRule(month: 4, occurrence: .dayOfMonth(1), secondsOfDay: 86_400)
        }
        #expect(throws: DaylightRuleError.self) {
            try DaylightRule(month: 4, occurrence: .dayOfMonth(.max), secondsOfDay: 0)
        }
        #expect(throws: DaylightRuleError.self) {
            try DaylightRule(
                month: .max, occurrence: .nthWeekday(.monday, ordinal: .min), secondsOfDay: 0)
        }
    }
}
