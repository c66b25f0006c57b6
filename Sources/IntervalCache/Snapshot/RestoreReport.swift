/// What became of the bytes of a snapshot.
public struct RestoreReport: Sendable, Hashable {
    /// Samples read back.
    public var restoredCount = 0
    /// Samples that the snapshot had and that could not be read back, as far as what is whole tells.
    public var lostCount: UInt64 = 0
    /// Bytes that belong to no whole block, or to one that does not fit in here.
    public var skippedByteCount = 0
    /// Whether the snapshot's end block was found; without it samples may be lost unknown to
    /// `lostCount`.
    public var hasEnd = false
    /// Blocks that are whole but hold samples of another width: those of another series.
    public var foreignBlockCount = 0

    /// A report about nothing.
    public init() {}

    /// Whether every sample of the snapshot was read back.
    public var isComplete: Bool {
        hasEnd && lostCount == 0 && skippedByteCount == 0 && foreignBlockCount == 0
    }
}
