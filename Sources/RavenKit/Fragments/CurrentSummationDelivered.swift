/// The energy registers (XML API facts, 4.11): after scaling kWh for electricity, never signed
/// (S4).
public struct CurrentSummationDelivered: Hashable, Sendable {
    /// The dongle.
    public var deviceMacID: EUI64?
    /// The meter; often left out where there is only one.
    public var meterMacID: EUI64?
    /// When the dongle received it from the meter; nil: no time (S5).
    public var timeStamp: ZigBeeUTCTime?
    /// From the utility to the home, raw; nil: not available.
    public var summationDelivered: UInt64?
    /// From the home to the utility, raw; nil: not available.
    public var summationReceived: UInt64?
    /// As received, 0 included (S1: zero counts as one); nil: missing or damaged.
    public var multiplier: UInt32?
    /// As received, 0 included (S1: zero counts as one); nil: missing or damaged.
    public var divisor: UInt32?
    /// Display hint: decimals shown (S2).
    public var digitsRight: UInt8?
    /// Display hint: least number of digits before the point (S2).
    public var digitsLeft: UInt8?
    /// Display hint: true where no leading zeros are wanted (S2).
    public var suppressLeadingZero: Bool?

    /// Makes one from its fields; those left out are "not available".
    public init(
        deviceMacID: EUI64? = nil,
        meterMacID: EUI64? = nil,
        timeStamp: ZigBeeUTCTime? = nil,
        summationDelivered: UInt64? = nil,
        summationReceived: UInt64? = nil,
        multiplier: UInt32? = nil,
        divisor: UInt32? = nil,
        digitsRight: UInt8? = nil,
        digitsLeft: UInt8? = nil,
        suppressLeadingZero: Bool? = nil
    ) {
        self.deviceMacID = deviceMacID
        self.meterMacID = meterMacID
        self.timeStamp = timeStamp
        self.summationDelivered = summationDelivered
        self.summationReceived = summationReceived
        self.multiplier = multiplier
        self.divisor = divisor
        self.digitsRight = digitsRight
        self.digitsLeft = digitsLeft
        self.suppressLeadingZero = suppressLeadingZero
    }
}
