import SEPSimpleMetering
import Testing

@Suite("Bits of a meter's extended status")
struct ExtendedMeterStatusTests {
    @Test("Extended status: fourteen bits for all, six for electricity, three for gas")
    func extendedStatus() {
        func named(_ type: MeteringDeviceType) -> [Int] {
            (0..<64).filter { ExtendedMeterStatus.name(ofBit: $0, for: type) != nil }
        }
        #expect(named(.water) == Array(0...13))
        #expect(named(.electric) == Array(0...13) + Array(24...29))
        #expect(named(.gas) == Array(0...13) + Array(24...26))
        #expect(ExtendedMeterStatus.name(ofBit: 29, for: .electric) == "over voltage")
        #expect(ExtendedMeterStatus.name(ofBit: 24, for: .gas) == "battery cover removed")
        #expect(ExtendedMeterStatus.name(ofBit: 25, for: .gas) == "tilt tamper")
        #expect(ExtendedMeterStatus(rawValue: 1 << 63).rawValue == 1 << 63)
    }
}
