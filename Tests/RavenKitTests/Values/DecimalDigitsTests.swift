import Testing

@testable import RavenKit

@Suite("DecimalDigits")
struct DecimalDigitsTests {
    private func digits(
        _ raw: UInt64, multiplier: UInt32 = 1, divisor: UInt32 = 1, decimals: UInt8 = 0
    ) -> DecimalDigits {
        DecimalDigits(
            ScaledReading(raw, multiplier: multiplier, divisor: divisor, decimals: decimals))
    }

    private func text(
        _ digits: DecimalDigits, isNegative: Bool = false, leastIntegerDigitCount: Int = 1
    ) -> String {
        digits.text(isNegative: isNegative, leastIntegerDigitCount: leastIntegerDigitCount)
    }

    @Test("a division stops where it comes out even, and else says that something is left")
    func division() {
        var even = digits(1, divisor: 8)
        #expect(!even.isExact)
        even.divide(fractionDigitCount: 2)
        #expect(!even.isExact)
        #expect(text(even) == "0.12")
        even.divide(fractionDigitCount: 9)
        #expect(even.isExact)
        #expect(text(even) == "0.125", "goes on where it stopped")

        var uneven = digits(1, divisor: 3)
        uneven.divide(fractionDigitCount: 40)
        #expect(!uneven.isExact)
        #expect(text(uneven) == "0." + String(repeating: "3", count: 40))
    }

    @Test("implied decimals move the point, also beyond the digits that are there")
    func movedPoint() {
        #expect(text(digits(1267, decimals: 4)) == "0.1267")
        #expect(text(digits(1267, decimals: 2)) == "12.67")
        #expect(text(digits(7, decimals: 4)) == "0.0007")
        #expect(text(digits(0, decimals: 3)) == "0.000")
        var divided = digits(10, divisor: 4, decimals: 1)
        divided.divide(fractionDigitCount: 5)
        #expect(text(divided) == "0.25", "and the division goes on behind them")
    }

    @Test("rounding carries through nines, and past the first digit")
    func carry() {
        for (raw, count, expected) in [
            (UInt64(9_994), 2, "9.99"), (9_995, 2, "10.00"), (9_999, 0, "10"), (499, 0, "0"),
            (500, 0, "1"), (99_999, 1, "100.0"), (1_234, 5, "1.23400"),
        ] {
            var rounded = digits(raw, divisor: 1000)
            rounded.divide(fractionDigitCount: count)
            rounded.round(fractionDigitCount: count)
            #expect(text(rounded) == expected, "\(raw) / 1000 to \(count) decimals")
            #expect(rounded.isExact, "what was rounded has nothing left")
        }
        var moved = digits(995, decimals: 3)
        moved.round(fractionDigitCount: 2)
        #expect(text(moved) == "1.00", "also of digits that moving the point made")
    }

    @Test("zeros at the end go, those before other digits stay")
    func trailingZeros() {
        for (raw, expected) in [(UInt64(1_500), "1.5"), (1_000, "1"), (1_050, "1.05"), (0, "0")] {
            var trimmed = digits(raw, decimals: 3)
            trimmed.dropTrailingZeros()
            #expect(text(trimmed) == expected)
        }
    }

    @Test("the sign is no digit, and zero has none")
    func signAndWidth() {
        #expect(text(digits(42), isNegative: true, leastIntegerDigitCount: 4) == "-0042")
        #expect(text(digits(12_345), leastIntegerDigitCount: 3) == "12345")
        #expect(text(digits(0, decimals: 2), isNegative: true) == "0.00")
        #expect(text(digits(1, decimals: 2), isNegative: true) == "-0.01")
    }
}
