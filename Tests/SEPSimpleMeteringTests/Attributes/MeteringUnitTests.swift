import SEPSimpleMetering
import Testing

@Suite("What an attribute counts")
struct MeteringUnitTests {
    private let all = (0...UInt16.max).compactMap {
        MeteringAttribute(ZCLAttributeIdentifier(rawValue: $0))
    }

    @Test("Multiplier and divisor apply to summations, demands and consumptions alone")
    func scaled() {
        for attribute in all {
            let applies: Set<MeteringUnit> = [.summation, .demand, .historicalConsumption]
            #expect(attribute.unit.isScaled == applies.contains(attribute.unit))
        }
        #expect(MeteringAttribute(ZCLAttributeIdentifier(rawValue: 0x0006))?.unit.isScaled == false)
        #expect(MeteringAttribute(.instantaneousDemand)?.unit.isScaled == true)
    }
}
