/// What a snapshot is, ahead of its payload.
///
/// Source: Simple Metering cluster 0x0702, Publish Snapshot (0x06 to the client), edition 1.2.
public struct SnapshotHeader: Hashable, Sendable {
    /// Identifies the snapshot on the meter.
    public var snapshotIdentifier: UInt32
    /// When the snapshot was taken, nil for "not known".
    public var time: ZigBeeTime?
    /// How many snapshots matched the request.
    public var totalFound: UInt8
    /// Which of the commands that carry this snapshot this is, from 0.
    public var commandIndex: UInt8
    /// How many commands carry this snapshot.
    public var totalCommands: UInt8
    /// Why the snapshot was taken, a bit field.
    public var cause: UInt32
    /// How the payload is laid out.
    public var payloadType: UInt8
}
