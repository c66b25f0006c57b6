import Foundation
import GreenButtonESPI
import Testing

@Suite struct DaylightRuleTextTests {
    static let table: [(text: String, hex: String)] = [
        ("second Sunday of March 02:00", "360E2000"),
        ("first Sunday of November 02:00", "B40E2000"),
        ("Sunday on or after March 8 02:00", "328E2000"),
        ("Sunday on or after November 1 02:00", "B21E2000"),
        ("last Sunday of March 02:00", "3E0E2000"),
        ("last Sunday of October 03:00", "AE0E3000"),
        ("last Sunday of March 01:00", "3E0E1000"),
        ("last Sunday of October 02:00", "AE0E2000"),
        ("first Sunday of October 02:00", "A40E2000"),
        ("first Sunday of April 03:00", "440E3000"),
        ("third Friday of March 01:45", "380A1A8C"),
        ("fifth Monday of December 23:59:59", "CC037E0F"),
        ("January 1 00:00", "10100000"),
        ("February 29 00:00:01", "21D00001"),
    ]

    @Test("words and number are two forms of one rule", arguments: table)
    func bothWays(text: String, hex: String) throws {
        let rule = try #require(DaylightRule(hex: hex))
        #expect(try rule.text == text)
        #expect(try DaylightRule.reading(text) == rule)
        #expect(rule.hex == hex)
        #expect(DaylightRule(hex: hex.lowercased()) == rule)
    }

    @Test(
        "words are read in any case, cut to three letters, in either order of day and month",
        arguments: [
            ("2nd sun mar 2:00", "360E2000"),
            ("the SECOND Sunday, in March, at 02:00:00", "360E2000"),
            ("first Sunday on or after the 8th of March 02:00", "328E2000"),
            ("sun on or after 8 mar 02:00", "328E2000"),
            ("on March 8 at 02:00", "30802000"), ("On the 8th of March, 02:00", "30802000"),
            ("on the last Sunday in March at 2:00", "3E0E2000"),
            ("1 January 00:00", "10100000"), ("Last Sunday Oct 3:00", "AE0E3000"),
        ])
    func relaxedWords(text: String, hex: String) throws {
        #expect(try DaylightRule.reading(text)?.hex == hex)
    }

    @Test("no daylight saving is a missing rule, never a value")
    func noRule() throws {
        #expect(try DaylightRule.reading("none") == nil)
        #expect(try DaylightRule.reading(" No daylight saving ") == nil)
        #expect(DaylightRule(rawValue: .max) == nil)
        #expect(DaylightRule(hex: "FFFFFFFF") == nil)
    }

    @Test(
        "words that form no rule name the part that is wrong",
        arguments: [
            ("", DaylightRuleError.Code.words), ("second Sunday", .words),
            ("sixth Sunday of March 02:00", .ordinal),
            ("second Sonntag of March 02:00", .dayOfWeek),
            ("second Su of March 02:00", .dayOfWeek), ("second Sunday of Ma 02:00", .month),
            ("second Sunday of Brumaire 02:00", .month), ("second Sunday of March 24:00", .hour),
            ("second Sunday of March 2", .hour), ("second Sunday of March 02:60", .hour),
            ("second Sunday of March 02:00:00:00", .hour), ("second Sunday of March -2:00", .hour),
            ("February 30 02:00", .dayOfMonth), ("March 0 02:00", .dayOfMonth),
            ("March 99999999999999999999 02:00", .dayOfMonth),
            ("Sunday after or on March 8 02:00", .words), ("on 02:00", .words),
            ("every March 8 02:00", .words), ("March 8 2026 02:00", .words),
        ])
    func badWords(text: String, code: DaylightRuleError.Code) {
        let error = #expect(throws: DaylightRuleError.self) { try DaylightRule.reading(text) }
        #expect(error?.code == code)
    }
}
