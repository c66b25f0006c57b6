import SEPSimpleMetering
import Testing

@Suite("Scalars as integers")
struct ZCLScalarTests {
    @Test("Integers of either kind have a number, as far as 63 bits hold it; nothing else has one")
    func integer() {
        #expect(ZCLScalar.unsigned(34_567_890).integer == 34_567_890)
        #expect(ZCLScalar.signed(-785).integer == -785)
        #expect(ZCLScalar.unsigned(UInt64(Int64.max)).integer == .max)
        #expect(ZCLScalar.unsigned(UInt64(Int64.max) + 1).integer == nil)
        for scalar in [ZCLScalar.absent, .noValue, .boolean(true), .composite] {
            #expect(scalar.integer == nil)
        }
        #expect(ZCLScalar.floatingPoint(bits: 1).integer == nil)
    }
}
