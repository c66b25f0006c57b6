/// The price in force (XML API facts, 4.9). Price 0 without label and tier normally means "no
/// price" (S6); in a RAVEn a price set by the user hides the meter's, in an EMU-2 the meter's comes
/// first (S7).
public struct PriceCluster: Hashable, Sendable {
    /// The dongle.
    public var deviceMacID: EUI64?
    /// The meter; often left out where there is only one.
    public var meterMacID: EUI64?
    /// When the dongle received it from the meter; nil: no time (S5).
    public var timeStamp: ZigBeeUTCTime?
    /// Price of one unit times 10 to the power of ``trailingDigits``; nil: not available.
    public var price: UInt32?
    /// ISO 4217 numeric code (840 is USD), kept also where the list has no such code; nil: unknown.
    public var currency: UInt16?
    /// Implied decimals of ``price``.
    public var trailingDigits: UInt8?
    /// Price tier; 0 is none.
    public var tier: UInt8?
    /// When the price starts; nil: unknown or not sent.
    public var startTime: ZigBeeUTCTime?
    /// How long it holds; nil: until changed, or not sent.
    public var durationMinutes: UInt16?
    /// Name of the tier; "Set by User" where the user set the price.
    public var tierLabel: String?
    /// The same under the name other firmware uses.
    public var rateLabel: String?

    /// Makes one from its fields; those left out are "not available".
    public init(
        deviceMacID: EUI64? = nil,
        meterMacID: EUI64? = nil,
        timeStamp: ZigBeeUTCTime? = nil,
        price: UInt32? = nil,
        currency: UInt16? = nil,
        trailingDigits: UInt8? = nil,
        tier: UInt8? = nil,
        startTime: ZigBeeUTCTime? = nil,
        durationMinutes: UInt16? = nil,
        tierLabel: String? = nil,
        rateLabel: String? = nil
    ) {
        self.deviceMacID = deviceMacID
        self.meterMacID = meterMacID
        self.timeStamp = timeStamp
        self.price = price
        self.currency = currency
        self.trailingDigits = trailingDigits
        self.tier = tier
        self.startTime = startTime
        self.durationMinutes = durationMinutes
        self.tierLabel = tierLabel
        self.rateLabel = rateLabel
    }
}
