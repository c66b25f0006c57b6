import Testing

@testable import RavenKit

@Suite("FieldReading")
struct FieldReadingTests {
    private enum Outcome: Equatable {
        case number(UInt64)
        case text(String)
        case none
        case malformed
    }

    private func reading(_ kind: RavenFieldKind, _ text: String) -> Outcome {
        // With digits around it, so that a reader beyond the range would be seen.
        let bytes = Array("9\(text)9".utf8)
        return switch FieldReading(kind, bytes.span, 1, bytes.count - 1) {
        case .number(let value): .number(value)
        case .text(let text): .text(text)
        case .none: .none
        case .malformed: .malformed
        }
    }

    @Test("a flag is one letter in either case, and nothing else")
    func flags() {
        for (text, expected) in [
            ("Y", Outcome.number(1)), ("y", .number(1)), ("N", .number(0)), ("n", .number(0)),
            ("", .none), ("Yes", .malformed), ("1", .malformed), ("YY", .malformed),
            ("&#89;", .number(1)), ("<![CDATA[n]]>", .number(0)), ("&amp;", .malformed),
        ] {
            #expect(reading(.flag, text) == expected, "'\(text)'")
        }
    }

    @Test("a number may be escaped or literal text; what then is none is malformed")
    func escapedNumbers() {
        for (text, expected) in [
            ("0x10", Outcome.number(16)), ("&#48;x10", .number(16)), ("0&#x78;1&#48;", .number(16)),
            ("<![CDATA[0x10]]>", .number(16)), ("<![CDATA[0x]]>1<![CDATA[0]]>", .number(16)),
            ("", .none), ("<![CDATA[]]>", .none), ("0x1g", .malformed), ("&lt;", .malformed),
            ("0x10&", .malformed), ("1 0", .malformed), ("<16>", .malformed),
        ] {
            #expect(reading(.integer32, text) == expected, "'\(text)'")
        }
        #expect(
            reading(.price, "0xffff&#102;fff") == .none, "patterns count also where escaped")
        #expect(reading(.integer8, "&#48;x100") == .malformed, "and so do limits")
    }

    @Test("texts and words are unescaped as they stand; an empty one is none")
    func texts() {
        for kind: RavenFieldKind in [
            .text, .networkStatus, .scheduleEvent, .meterType, .messageQueue,
        ] {
            #expect(reading(kind, "a &lt; b") == .text("a < b"))
            #expect(reading(kind, "0x10") == .text("0x10"))
            #expect(reading(kind, "") == .none)
        }
    }

    @Test("a hexadecimal credential is kept as printed and has at least one digit behind 0x")
    func secrets() {
        for (text, expected) in [
            ("0x0F1e", Outcome.text("0x0F1e")), ("0X1", .text("0X1")),
            (
                "0x" + String(repeating: "a", count: 32),
                .text("0x" + String(repeating: "a", count: 32))
            ),
            ("<![CDATA[0x1]]>", .text("0x1")), ("", .none), ("0x", .malformed), ("0", .malformed),
            ("0f1e", .malformed), ("0x1g", .malformed), ("x0x1", .malformed),
        ] {
            #expect(reading(.hexadecimalSecret, text) == expected, "'\(text)'")
        }
    }
}
