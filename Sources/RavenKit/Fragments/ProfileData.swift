/// Energy per interval, newest first (XML API facts, 4.14). Interval k ends at ``endTime`` minus k
/// periods; the scale is that of the summation, the fragment carries none.
public struct ProfileData: Hashable, Sendable {
    /// The dongle.
    public var deviceMacID: EUI64?
    /// The meter; often left out where there is only one.
    public var meterMacID: EUI64?
    /// End of the newest interval.
    public var endTime: ZigBeeUTCTime?
    /// How the meter answered.
    public var status: ProfileStatus?
    /// Length of an interval.
    public var intervalPeriod: ProfileIntervalPeriod?
    /// What the device says; may disagree with the intervals that came: trust those.
    public var numberOfPeriodsDelivered: UInt8?
    /// Raw energy inside each interval; nil: invalid (0xFFFFFF) or damaged, its place is kept.
    public var intervals: [UInt32?]

    /// Makes one from its fields; those left out are "not available".
    public init(
        deviceMacID: EUI64? = nil,
        meterMacID: EUI64? = nil,
        endTime: ZigBeeUTCTime? = nil,
        status: ProfileStatus? = nil,
        intervalPeriod: ProfileIntervalPeriod? = nil,
        numberOfPeriodsDelivered: UInt8? = nil,
        intervals: [UInt32?] = []
    ) {
        self.deviceMacID = deviceMacID
        self.meterMacID = meterMacID
        self.endTime = endTime
        self.status = status
        self.intervalPeriod = intervalPeriod
        self.numberOfPeriodsDelivered = numberOfPeriodsDelivered
        self.intervals = intervals
    }
}
