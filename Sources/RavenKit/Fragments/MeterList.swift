/// The meters the dongle is bound to (XML API facts, 4.5).
public struct MeterList: Hashable, Sendable {
    /// The dongle.
    public var deviceMacID: EUI64?
    /// The meters, in the order received.
    public var meterMacIDs: [EUI64]

    /// Makes one from its fields; those left out are "not available".
    public init(
        deviceMacID: EUI64? = nil,
        meterMacIDs: [EUI64] = []
    ) {
        self.deviceMacID = deviceMacID
        self.meterMacIDs = meterMacIDs
    }
}
