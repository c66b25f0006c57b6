/// One entry of the dongle's schedule (XML API facts, 4.4).
public struct ScheduleInfo: Hashable, Sendable {
    /// The dongle.
    public var deviceMacID: EUI64?
    /// The meter; often left out where there is only one.
    public var meterMacID: EUI64?
    /// What is reported.
    public var event: ScheduleEvent
    /// Seconds between reports; nil: disabled (0xFFFFFFFF) or missing.
    public var frequencySeconds: UInt32?
    /// Whether the entry is in force; some devices leave it out.
    public var enabled: Bool?
    /// EMU-2 only: `default`, `rest` or `sleep`.
    public var mode: String?

    /// Makes one from its fields; those left out are "not available".
    public init(
        deviceMacID: EUI64? = nil,
        meterMacID: EUI64? = nil,
        event: ScheduleEvent = .notGiven,
        frequencySeconds: UInt32? = nil,
        enabled: Bool? = nil,
        mode: String? = nil
    ) {
        self.deviceMacID = deviceMacID
        self.meterMacID = meterMacID
        self.event = event
        self.frequencySeconds = frequencySeconds
        self.enabled = enabled
        self.mode = mode
    }
}
