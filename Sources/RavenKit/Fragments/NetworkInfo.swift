/// The answer to `get_network_info` (XML API facts, 4.2).
public struct NetworkInfo: Hashable, Sendable {
    /// The dongle.
    public var deviceMacID: EUI64?
    /// The network's coordinator, normally the meter.
    public var coordMacID: EUI64?
    /// Where the dongle stands with its network.
    public var status: NetworkStatus
    /// Free text, for instance "Successfully Joined".
    public var description: String?
    /// A code of the ZigBee stack; often empty or missing.
    public var statusCode: UInt8?
    /// The extended PAN id of the network.
    public var extPanID: EUI64?
    /// Radio channel, 11 to 26.
    public var channel: UInt8?
    /// The dongle's short address in the network.
    public var shortAddr: UInt16?
    /// Strength of the link in percent, 0 to 100.
    public var linkStrengthPercent: UInt8?

    /// Makes one from its fields; those left out are "not available".
    public init(
        deviceMacID: EUI64? = nil,
        coordMacID: EUI64? = nil,
        status: NetworkStatus = .notGiven,
        description: String? = nil,
        statusCode: UInt8? = nil,
        extPanID: EUI64? = nil,
        channel: UInt8? = nil,
        shortAddr: UInt16? = nil,
        linkStrengthPercent: UInt8? = nil
    ) {
        self.deviceMacID = deviceMacID
        self.coordMacID = coordMacID
        self.status = status
        self.description = description
        self.statusCode = statusCode
        self.extPanID = extPanID
        self.channel = channel
        self.shortAddr = shortAddr
        self.linkStrengthPercent = linkStrengthPercent
    }
}
