/// Whether the meter is polled fast (XML API facts, 4.17).
public struct FastPollStatus: Hashable, Sendable {
    /// The dongle.
    public var deviceMacID: EUI64?
    /// The meter; often left out where there is only one.
    public var meterMacID: EUI64?
    /// Seconds between polls; 0: off.
    public var frequencySeconds: UInt8?
    /// When fast polling ends; nil (0xFFFFFFFF) or past: off.
    public var endTime: ZigBeeUTCTime?

    /// Makes one from its fields; those left out are "not available".
    public init(
        deviceMacID: EUI64? = nil,
        meterMacID: EUI64? = nil,
        frequencySeconds: UInt8? = nil,
        endTime: ZigBeeUTCTime? = nil
    ) {
        self.deviceMacID = deviceMacID
        self.meterMacID = meterMacID
        self.frequencySeconds = frequencySeconds
        self.endTime = endTime
    }
}
