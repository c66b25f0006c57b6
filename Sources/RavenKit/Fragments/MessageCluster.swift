/// A text message from the utility (XML API facts, 4.8). The text is passed on unchanged (S8).
public struct MessageCluster: Hashable, Sendable {
    /// The dongle.
    public var deviceMacID: EUI64?
    /// The meter; often left out where there is only one.
    public var meterMacID: EUI64?
    /// When the dongle received it from the meter; nil: no time (S5).
    public var timeStamp: ZigBeeUTCTime?
    /// Number of the message.
    public var id: UInt32?
    /// What it says.
    public var text: String?
    /// Whether the utility wants a confirmation; nil counts as no.
    public var confirmationRequired: Bool?
    /// Whether it was confirmed; nil counts as no.
    public var confirmed: Bool?
    /// The queue it stands in.
    public var queue: MessageQueue
    /// Sibling products only.
    public var priority: String?
    /// Sibling products only: when it starts to apply.
    public var startTime: ZigBeeUTCTime?
    /// Sibling products only; nil: until changed, or missing.
    public var durationMinutes: UInt16?

    /// Makes one from its fields; those left out are "not available".
    public init(
        deviceMacID: EUI64? = nil,
        meterMacID: EUI64? = nil,
        timeStamp: ZigBeeUTCTime? = nil,
        id: UInt32? = nil,
        text: String? = nil,
        confirmationRequired: Bool? = nil,
        confirmed: Bool? = nil,
        queue: MessageQueue = .notGiven,
        priority: String? = nil,
        startTime: ZigBeeUTCTime? = nil,
        durationMinutes: UInt16? = nil
    ) {
        self.deviceMacID = deviceMacID
        self.meterMacID = meterMacID
        self.timeStamp = timeStamp
        self.id = id
        self.text = text
        self.confirmationRequired = confirmationRequired
        self.confirmed = confirmed
        self.queue = queue
        self.priority = priority
        self.startTime = startTime
        self.durationMinutes = durationMinutes
    }
}
