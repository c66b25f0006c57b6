/// What a simulated dongle has done since it was made.
public struct DongleCounters: Hashable, Sendable {
    /// Fragments handed to the line, damaged ones included.
    public var fragmentsSent: UInt64 = 0
    /// Fragments dropped because the host did not read while 64 KiB were waiting.
    public var fragmentsDropped: UInt64 = 0
    /// Demand fragments among those sent.
    public var demandsSent: UInt64 = 0
    /// Whole commands received, whatever their names.
    public var commandsReceived: UInt64 = 0
    /// Commands with a name that the device does not know.
    public var unknownCommands: UInt64 = 0
    /// Commands of class M (reach the meter) and X (disturb the service): a gateway that only
    /// reads leaves this at 0.
    public var disruptiveCommands: UInt64 = 0
}
