import SEPSimpleMetering
import Testing

@Suite("Bits of a meter's status")
struct MeterStatusTests {
    @Test(
        "Status bits by commodity, the whole table",
        arguments: [
            (
                .electric,
                [
                    "check meter", "low battery", "tamper detect", "power failure",
                    "power quality", "leak detect", "service disconnect open", nil,
                ]
            ),
            (
                .gas,
                [
                    "check meter", "low battery", "tamper detect", nil, "low pressure",
                    "leak detect", "service disconnect", "reverse flow",
                ]
            ),
            (
                .water,
                [
                    "check meter", "low battery", "tamper detect", "pipe empty", "low pressure",
                    "leak detect", "service disconnect", "reverse flow",
                ]
            ),
            (
                .cooling,
                [
                    "check meter", "low battery", "tamper detect", "temperature sensor",
                    "burst detect", "leak detect", "service disconnect", "flow sensor",
                ]
            ),
        ] as [(MeteringDeviceType, [String?])])
    func status(type: MeteringDeviceType, names: [String?]) {
        #expect((0..<8).map { MeterStatus.name(ofBit: $0, for: type) } == names)
        #expect(MeterStatus.name(ofBit: 8, for: type) == nil)
        #expect(MeterStatus.name(ofBit: -1, for: type) == nil)
    }

    @Test("Bits of the status can be tested by name")
    func statusOptions() {
        let status = MeterStatus(rawValue: 0b101)
        #expect(status.contains(.checkMeter) && status.contains(.tamperDetect))
        #expect(!status.contains(.lowBattery))
    }

    @Test("A mirror counts as what it mirrors")
    func mirror() {
        let mirroredGas = MeteringDeviceType(rawValue: 128)
        #expect(MeterStatus.name(ofBit: 7, for: mirroredGas) == "reverse flow")
    }
}
