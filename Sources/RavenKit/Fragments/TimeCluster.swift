/// The meter's clock (XML API facts, 4.7).
public struct TimeCluster: Hashable, Sendable {
    /// The dongle.
    public var deviceMacID: EUI64?
    /// The meter; often left out where there is only one.
    public var meterMacID: EUI64?
    /// The instant; nil: no time (S5).
    public var utcTime: ZigBeeUTCTime?
    /// The wall clock at the meter as seconds since 2000-01-01 00:00:00 of that wall clock: not an
    /// instant.
    public var localTimeSecondsSince2000: UInt32?

    /// Makes one from its fields; those left out are "not available".
    public init(
        deviceMacID: EUI64? = nil,
        meterMacID: EUI64? = nil,
        utcTime: ZigBeeUTCTime? = nil,
        localTimeSecondsSince2000: UInt32? = nil
    ) {
        self.deviceMacID = deviceMacID
        self.meterMacID = meterMacID
        self.utcTime = utcTime
        self.localTimeSecondsSince2000 = localTimeSecondsSince2000
    }
}
