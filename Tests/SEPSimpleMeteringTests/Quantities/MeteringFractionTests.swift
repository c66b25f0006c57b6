import SEPSimpleMetering
import Testing

@Suite("Exact fractions")
struct MeteringFractionTests {
    @Test("Fractions are in lowest terms")
    func lowestTerms() {
        let fraction = MeteringScale(multiplier: 1, divisor: 1000).fraction(Int64(-785))
        #expect(fraction.numerator == -157)
        #expect(fraction.denominator == 200)
    }

    @Test("A fraction of an unsigned register beyond the signed range is exact")
    func widestFraction() {
        let fraction = MeteringScale(multiplier: .max, divisor: 1).fraction(UInt64.max)
        #expect(fraction.numerator == Int128(UInt64.max) * Int128(UInt32.max))
        #expect(fraction.denominator == 1)
    }
}
