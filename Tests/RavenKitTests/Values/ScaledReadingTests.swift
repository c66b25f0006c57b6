import RavenKit
import TestSupport
import Testing

@Suite("ScaledReading")
struct ScaledReadingTests {
    /// A number of any magnitude, so that small and large ones are equally frequent.
    private func number(bits: Int, _ random: inout SeededGenerator) -> UInt64 {
        let width = Int.random(in: 0...bits, using: &random)
        return width == 0 ? 0 : random.next() >> UInt64(64 - width)
    }

    /// The quotient times ten to the power of `decimals`, rounded half away from zero, as text.
    private func rounded(_ numerator: UInt128, _ divisor: UInt128, decimals: Int) -> String {
        let power = (0..<decimals).reduce(UInt128(1)) { value, _ in value * 10 }
        let scaled = (numerator * power * 2 + divisor) / (divisor * 2)
        guard decimals > 0 else { return "\(scaled)" }
        let fraction = String(scaled % power)
        let padding = String(repeating: "0", count: decimals - fraction.utf8.count)
        return "\(scaled / power).\(padding)\(fraction)"
    }

    @Test("S2: the display is what wide integer arithmetic gives, rounded half away from zero")
    func displayAgainstIntegers() {
        var random = SeededGenerator(seed: 11)
        for _ in 0..<5000 {
            let magnitude = number(bits: 63, &random)
            let multiplier = UInt32(number(bits: 32, &random))
            let divisor = UInt32(number(bits: 32, &random))
            let isNegative = Bool.random(using: &random)
            let raw = Int64(magnitude) * (isNegative ? -1 : 1)
            let reading = ScaledReading(raw, multiplier: multiplier, divisor: divisor)
            for decimals in 0...8 as ClosedRange<UInt8> {
                let text = reading.displayText(
                    digitsRight: decimals, digitsLeft: nil, suppressLeadingZero: true)
                // 96 bits of numerator times 10^8 times 2 are 124 bits.
                let expected = rounded(
                    UInt128(magnitude) * UInt128(max(multiplier, 1)), UInt128(max(divisor, 1)),
                    decimals: Int(decimals))
                let isZero = expected.allSatisfy { "0.".contains($0) }
                #expect(
                    text == (isNegative && !isZero ? "-" : "") + expected,
                    "\(raw) x \(multiplier) / \(divisor) to \(decimals) decimals")
            }
        }
    }

    @Test("S1: the exact text times the divisor is the raw reading times the multiplier")
    func exactAgainstIntegers() {
        var random = SeededGenerator(seed: 12)
        for _ in 0..<5000 {
            let raw = number(bits: 24, &random)
            let multiplier = UInt32(number(bits: 8, &random))
            let twos = Int.random(in: 0...12, using: &random)
            let fives = Int.random(in: 0...5, using: &random)
            let other: UInt32 = [1, 1, 1, 3, 7].randomElement(using: &random) ?? 1
            let divisor =
                (0..<fives).reduce(UInt32(1) << UInt32(twos)) { value, _ in value * 5 }
                * other
            let product = UInt128(raw) * UInt128(max(multiplier, 1))
            let reading = ScaledReading(raw, multiplier: multiplier, divisor: divisor)
            guard product % UInt128(other) == 0 else {
                #expect(reading.exactText == nil, "\(raw) x \(multiplier) / \(divisor)")
                continue
            }
            guard let text = reading.exactText else {
                Issue.record("no text for \(raw) x \(multiplier) / \(divisor)")
                continue
            }
            let parts = text.split(separator: ".")
            let decimals = parts.count == 2 ? parts[1].utf8.count : 0
            let power = (0..<decimals).reduce(UInt128(1)) { value, _ in value * 10 }
            let digits = UInt128(parts.joined()) ?? 0
            #expect(
                digits * UInt128(divisor) == product * power,
                "\(raw) x \(multiplier) / \(divisor) is not \(text)")
            #expect(decimals == 0 || text.last != "0", "\(text) has a zero too many")
        }
    }

    @Test("what was received is kept, also where it counts as something else")
    func keepsWhatWasReceived() {
        let zeros = ScaledReading(UInt64(5), multiplier: 0, divisor: 0)
        #expect(zeros.multiplier == 0 && zeros.divisor == 0)
        let missing = ScaledReading(UInt64(5), multiplier: nil, divisor: nil)
        #expect(missing.multiplier == 1 && missing.divisor == 1)
        #expect(zeros.exactText == "5" && missing.exactText == "5")
        let least = ScaledReading(Int64.min, multiplier: nil, divisor: nil)
        #expect(least.isNegative && least.magnitude == 1 << 63)
    }

    @Test("S6: implied decimals divide further than the divisor")
    func decimals() {
        #expect(
            ScaledReading(UInt64(1267), multiplier: 1, divisor: 1, decimals: 4).exactText
                == "0.1267")
        #expect(
            ScaledReading(Int64(-5), multiplier: 1, divisor: 2, decimals: 1).exactText == "-0.25")
        #expect(
            ScaledReading(UInt64(1_265), multiplier: 1, divisor: 1, decimals: 4)
                .displayText(digitsRight: 3, digitsLeft: 2, suppressLeadingZero: false) == "00.127")
    }
}
