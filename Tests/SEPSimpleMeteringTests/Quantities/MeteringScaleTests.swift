import SEPSimpleMetering
import TestSupport
import Testing

@Suite("Raw values become exact quantities")
struct MeteringScaleTests {
    @Test("The three cases of multiplier and divisor are told apart")
    func rules() {
        #expect(MeteringScale(multiplier: 1, divisor: 1000).rule == .multiplierAndDivisor)
        #expect(MeteringScale(multiplier: 0, divisor: 0, digitsRight: 3).rule == .formattingOnly)
        #expect(MeteringScale(multiplier: nil, divisor: nil).rule == .formattingOnly)
        #expect(MeteringScale(multiplier: 0, divisor: 1000).rule == .missingFactorIsOne)
        #expect(MeteringScale(multiplier: 3, divisor: nil).rule == .missingFactorIsOne)
    }

    @Test(
        "Demand in kW becomes milliwatts",
        arguments: [
            (-785, 1, 1000, -785_000), (862, 1, 1000, 862_000), (123_456, 2, 10_000, 24_691_200),
            (7, 3, 1000, 21_000), (5, 1, 1, 5_000_000), (8_388_607, 1, 1000, 8_388_607_000),
        ] as [(Int64, UInt32, UInt32, Int128)])
    func milliwatts(raw: Int64, multiplier: UInt32, divisor: UInt32, expected: Int128) throws {
        let quantity = try MeteringScale(multiplier: multiplier, divisor: divisor)
            .fixedPoint(raw, powerOfTen: -6)
        #expect(quantity.value == expected)
        #expect(quantity.isExact)
    }

    @Test("Formatting alone places the point when neither factor is usable")
    func formattingOnly() throws {
        let scale = MeteringScale(multiplier: 0, divisor: nil, digitsRight: 2)
        #expect(try scale.fixedPoint(Int64(150), powerOfTen: -6).value == 1_500_000)
    }

    @Test("What does not come out even is rounded half to even and flagged")
    func rounding() throws {
        let thirds = MeteringScale(multiplier: 1, divisor: 3_000_000)
        let rounded = try thirds.fixedPoint(Int64(1), powerOfTen: -6)
        #expect(rounded.value == 0)
        #expect(!rounded.isExact)
        let halves = MeteringScale(multiplier: 1, divisor: 2_000_000)
        for (raw, expected) in [(1, 0), (3, 2), (5, 2), (7, 4), (-1, 0), (-3, -2), (-5, -2)] {
            #expect(try halves.fixedPoint(Int64(raw), powerOfTen: -6).value == Int128(expected))
        }
    }

    @Test("A 48-bit register times a 24-bit multiplier stays exact")
    func wideRegister() throws {
        let scale = MeteringScale(multiplier: 0xFF_FFFF, divisor: 1)
        let quantity = try scale.fixedPoint(UInt64(0xFFFF_FFFF_FFFE), powerOfTen: 0)
        #expect(quantity.value == Int128(0xFFFF_FFFF_FFFE) * 0xFF_FFFF)
    }

    @Test("Leaving 128 bits is a typed error, never a wrapped number")
    func overflow() {
        let scale = MeteringScale(multiplier: .max, divisor: 1)
        #expect(throws: MeteringScaleError(code: .overflow, powerOfTen: -18)) {
            try scale.fixedPoint(UInt64.max, powerOfTen: -18)
        }
        #expect(throws: MeteringScaleError(code: .powerOfTenOutOfRange, powerOfTen: 19)) {
            try scale.fixedPoint(1, powerOfTen: 19)
        }
    }

    @Test("Any quantity lies within half a unit of the exact fraction")
    func nearest() throws {
        var generator = SeededGenerator(seed: 702)
        for _ in 0..<10_000 {
            let raw = Int64.random(in: -0x80_0000...0x7F_FFFF, using: &generator)
            let multiplier = UInt32.random(in: 1...0xFF_FFFF, using: &generator)
            let divisor = UInt32.random(in: 1...0xFF_FFFF, using: &generator)
            let quantity = try MeteringScale(multiplier: multiplier, divisor: divisor)
                .fixedPoint(raw, powerOfTen: -6)
            let exact = Int128(raw) * Int128(multiplier) * 1_000_000
            let error = exact - quantity.value * Int128(divisor)
            #expect(error.magnitude * 2 <= Int128(divisor).magnitude)
            #expect(quantity.isExact == (error == 0))
        }
    }
}
