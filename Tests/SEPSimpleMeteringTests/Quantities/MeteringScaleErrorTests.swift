import SEPSimpleMetering
import Testing

@Suite("Quantities that can not be told")
struct MeteringScaleErrorTests {
    @Test("An error is a sentence that says what is accepted")
    func sentences() {
        #expect(
            "\(MeteringScaleError(code: .overflow, powerOfTen: -18))"
                == "the value at 10^-18 does not fit 128 bits")
        #expect(
            "\(MeteringScaleError(code: .powerOfTenOutOfRange, powerOfTen: 19))"
                == "10^19 is not accepted; accepted are powers from -18 to 18")
    }
}
