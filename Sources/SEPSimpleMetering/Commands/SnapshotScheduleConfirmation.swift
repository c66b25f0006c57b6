/// What a meter says about one snapshot schedule that it was sent.
///
/// Source: Simple Metering cluster 0x0702, Schedule Snapshot Response (0x04 to the client),
/// edition 1.2.
public struct SnapshotScheduleConfirmation: Hashable, Sendable {
    /// The schedule.
    public var scheduleIdentifier: UInt8
    /// 0 when it was accepted; other numbers say why not.
    public var confirmation: UInt8

    /// Makes a row from its parts.
    public init(scheduleIdentifier: UInt8, confirmation: UInt8) {
        self.scheduleIdentifier = scheduleIdentifier
        self.confirmation = confirmation
    }
}
