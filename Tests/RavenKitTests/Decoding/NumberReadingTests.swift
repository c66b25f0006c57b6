import Testing

@testable import RavenKit

@Suite("NumberReading")
struct NumberReadingTests {
    private enum Outcome: Equatable {
        case number(UInt64)
        case none
        case malformed
    }

    private func reading(_ kind: RavenFieldKind, _ text: String) -> Outcome {
        switch NumberReading(kind, RavenNumber(text)) {
        case .number(let value): .number(value)
        case .none: .none
        case .malformed: .malformed
        }
    }

    @Test("each notation of a plain number has its greatest value and no pattern that means none")
    func plainNumbers() {
        let limits: [(RavenFieldKind, UInt64)] = [
            (.integer8, 0xFF), (.integer16, 0xFFFF), (.integer32, 0xFFFF_FFFF),
            (.blockPrice, 0xFFFF_FFFF),
        ]
        for (kind, limit) in limits {
            #expect(reading(kind, "\(limit)") == .number(limit))
            #expect(reading(kind, "\(limit + 1)") == .malformed)
            #expect(reading(kind, "") == .none)
        }
        #expect(reading(.eui64, "0xffffffffffffffff") == .number(.max))
        #expect(reading(.eui64, "12") == .malformed, "an address is hexadecimal")
    }

    @Test("a pattern that means unknown, disabled or until changed is none, its neighbour a number")
    func patterns() {
        let patterns: [(RavenFieldKind, String, String)] = [
            (.price, "0xffffffff", "0xfffffffe"), (.threshold, "0xffffffff", "0xfffffffe"),
            (.frequency, "0xffffffff", "0xfffffffe"), (.duration, "0xffff", "0xfffe"),
            (.currency, "0x0000", "0x0001"), (.intervalData, "0xffffff", "0xfffffe"),
            (.register, "0xffffffffffff", "0xfffffffffffe"), (.demand, "0x800000", "0x7fffff"),
            (.utcTime, "0xffffffff", "0xfffffffe"), (.localTime, "0", "1"),
        ]
        for (kind, none, number) in patterns {
            #expect(reading(kind, none) == .none, "\(kind) \(none)")
            #expect(reading(kind, number) == .number(RavenNumber(number).value ?? 0), "\(kind)")
        }
    }
}
