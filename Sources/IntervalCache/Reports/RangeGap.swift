/// A hole in the samples of a range.
public struct RangeGap: Sendable, Hashable {
    /// The time of the last sample before the hole, or the start of the range where that is later.
    public var startUnixSeconds: Int64
    /// The time of the first sample after the hole, or the end of the range where that is earlier.
    public var endUnixSeconds: Int64
    /// Why, where that is known; nil for a hole that is only seen in the spacing.
    public var cause: GapCause?
    /// How many samples at the usual interval the hole stands for.
    public var missingCount: Int

    /// A hole from its parts.
    public init(
        startUnixSeconds: Int64, endUnixSeconds: Int64, cause: GapCause?, missingCount: Int
    ) {
        self.startUnixSeconds = startUnixSeconds
        self.endUnixSeconds = endUnixSeconds
        self.cause = cause
        self.missingCount = missingCount
    }
}
