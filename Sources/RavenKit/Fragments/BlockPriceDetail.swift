/// Block prices of an EMU-2 (XML API facts, 4.16).
public struct BlockPriceDetail: Hashable, Sendable {
    /// The dongle.
    public var deviceMacID: EUI64?
    /// The meter; often left out where there is only one.
    public var meterMacID: EUI64?
    /// When the dongle received it from the meter; nil: no time (S5).
    public var timeStamp: ZigBeeUTCTime?
    /// How many of the four blocks are in use.
    public var numberOfBlocks: UInt8?
    /// Scale of the thresholds, 0 included (S1: zero counts as one).
    public var multiplier: UInt32?
    /// Scale of the thresholds, 0 included (S1: zero counts as one).
    public var divisor: UInt32?
    /// ISO 4217 numeric code; nil: unknown.
    public var currency: UInt16?
    /// Implied decimals of the prices.
    public var trailingDigits: UInt8?
    /// The blocks in order, up to four.
    public var blocks: [PriceBlock]

    /// Makes one from its fields; those left out are "not available".
    public init(
        deviceMacID: EUI64? = nil,
        meterMacID: EUI64? = nil,
        timeStamp: ZigBeeUTCTime? = nil,
        numberOfBlocks: UInt8? = nil,
        multiplier: UInt32? = nil,
        divisor: UInt32? = nil,
        currency: UInt16? = nil,
        trailingDigits: UInt8? = nil,
        blocks: [PriceBlock] = []
    ) {
        self.deviceMacID = deviceMacID
        self.meterMacID = meterMacID
        self.timeStamp = timeStamp
        self.numberOfBlocks = numberOfBlocks
        self.multiplier = multiplier
        self.divisor = divisor
        self.currency = currency
        self.trailingDigits = trailingDigits
        self.blocks = blocks
    }
}
