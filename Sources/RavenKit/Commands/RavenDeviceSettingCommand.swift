/// Commands that change settings kept in the dongle (class C; XML API facts, 3.1 and 3.2).
///
/// None of them reaches the meter, but what the dongle says afterwards may differ: a user price
/// hides the meter's, meter attributes rescale all readings. A reading gateway needs none of them.
public enum RavenDeviceSettingCommand: RavenCommand {
    /// Sets name and upload account of a meter.
    case setMeterInfo(
        meter: EUI64? = nil, nickName: String? = nil, account: Secret? = nil, auth: Secret? = nil,
        host: String? = nil, enabled: Bool? = nil)
    /// Sets a price in the place of the meter's; price 0 clears it. `currency` is an EMU-2 argument.
    case setCurrentPrice(
        meter: EUI64? = nil, price: UInt32, trailingDigits: UInt8, currency: UInt16? = nil)
    /// Rolls the current period into the last one, whose figures are lost.
    case closeCurrentPeriod(meter: EUI64? = nil)
    /// EMU-2: silently rescales all readings.
    case setMeterAttributes(multiplier: UInt32? = nil, divisor: UInt32? = nil)
    /// EMU-2: sets the highest demand of the day, raw.
    case setLocalAttributes(currentDayMaxDemand: UInt64)
    /// EMU-2: sets how many billing periods there are.
    case setBillingPeriodList(numberOfPeriods: UInt8)
    /// EMU-2: sets one billing period. `start` has up to ten hexadecimal digits on the wire.
    case setBillingPeriod(period: UInt8, start: UInt64, duration: UInt32? = nil)
    /// EMU-2: sets how blocks are counted and priced.
    case setBlockStructure(
        numberOfBlocks: UInt8? = nil, multiplier: UInt32? = nil, divisor: UInt32? = nil,
        trailingDigits: UInt8? = nil, currency: UInt16? = nil)
    /// EMU-2: sets one block.
    case setPriceBlock(block: UInt8, threshold: UInt32, price: UInt32? = nil)
}
