/// Energy since the period began (XML API facts, 4.12), computed in the dongle; can be negative
/// with solar.
public struct CurrentPeriodUsage: Hashable, Sendable {
    /// The dongle.
    public var deviceMacID: EUI64?
    /// The meter; often left out where there is only one.
    public var meterMacID: EUI64?
    /// When the dongle received it from the meter; nil: no time (S5).
    public var timeStamp: ZigBeeUTCTime?
    /// Raw, signed by its printed width (S4).
    public var currentUsage: Int64?
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
    /// When the period began.
    public var startDate: ZigBeeUTCTime?

    /// Makes one from its fields; those left out are "not available".
    public init(
        deviceMacID: EUI64? = nil,
        meterMacID: EUI64? = nil,
        timeStamp: ZigBeeUTCTime? = nil,
        currentUsage: Int64? = nil,
        multiplier: UInt32? = nil,
        divisor: UInt32? = nil,
        digitsRight: UInt8? = nil,
        digitsLeft: UInt8? = nil,
        suppressLeadingZero: Bool? = nil,
        startDate: ZigBeeUTCTime? = nil
    ) {
        self.deviceMacID = deviceMacID
        self.meterMacID = meterMacID
        self.timeStamp = timeStamp
        self.currentUsage = currentUsage
        self.multiplier = multiplier
        self.divisor = divisor
        self.digitsRight = digitsRight
        self.digitsLeft = digitsLeft
        self.suppressLeadingZero = suppressLeadingZero
        self.startDate = startDate
    }
}
