import SEPSimpleMetering
import Testing

@Suite("The attributes of cluster 0x0702")
struct MeteringAttributeTests {
    private let all = (0...UInt16.max).compactMap {
        MeteringAttribute(ZCLAttributeIdentifier(rawValue: $0))
    }

    @Test("Names are unique and none is empty")
    func names() {
        #expect(Set(all.map(\.name)).count == all.count)
        #expect(all.allSatisfy { !$0.name.isEmpty && $0.type.isDefined })
    }

    @Test("The core of the first edition is 44 attributes, five of them mandatory")
    func firstEdition() {
        #expect(all.filter { $0.since == .edition1_0 }.count == 44)
        #expect(
            all.filter(\.isMandatory).map(\.identifier.rawValue) == [0, 0x200, 0x300, 0x303, 0x306])
    }

    @Test("Only the alarm masks are writable, by others")
    func writable() {
        #expect(all.filter(\.isWritable).map(\.identifier.rawValue) == Array(0x0800...0x0807))
    }

    @Test(
        "Series have the identifiers of the rules",
        arguments: [
            (0x0100, "CurrentTier1SummationDelivered"), (0x0101, "CurrentTier1SummationReceived"),
            (0x015F, "CurrentTier48SummationReceived"),
            (0x0700, "CurrentNoTierBlock1SummationDelivered"),
            (0x07FF, "CurrentTier15Block16SummationDelivered"),
            (0x0910, "CurrentTier1Block1SummationReceived"), (0x0400, "InstantaneousDemand"),
            (0x0401, "CurrentDayConsumptionDelivered"), (0x0404, "PreviousDayConsumptionReceived"),
            (0x0408, "CurrentPartialProfileIntervalValueReceived"),
            (0x0420, "PreviousDay2ConsumptionDelivered"),
            (0x042D, "PreviousDay8ConsumptionReceived"),
            (0x0432, "PreviousWeekConsumptionDelivered"),
            (0x043B, "PreviousWeek5ConsumptionReceived"),
            (0x045B, "PreviousMonth13ConsumptionReceived"),
            (0x0C00, "AlternativeInstantaneousDemand"),
            (0x0C01, "CurrentDayAlternativeConsumptionDelivered"),
        ] as [(UInt16, String)])
    func series(identifier: UInt16, name: String) {
        #expect(MeteringAttribute(ZCLAttributeIdentifier(rawValue: identifier))?.name == name)
    }

    @Test(
        "Gaps between the sets are unknown",
        arguments: [
            0x0023, 0x0160, 0x01FD, 0x0208, 0x0315, 0x0417, 0x042E, 0x045C + 9, 0x0C64, 0x0E00,
        ])
    func unknown(identifier: Int) {
        let attribute = ZCLAttributeIdentifier(rawValue: UInt16(identifier))
        #expect(MeteringAttribute(attribute) == nil)
    }
}
