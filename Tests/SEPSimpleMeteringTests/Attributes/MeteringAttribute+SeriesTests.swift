import SEPSimpleMetering
import Testing

@Suite("Attributes that come in series")
struct MeteringAttributeSeriesTests {
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
}
