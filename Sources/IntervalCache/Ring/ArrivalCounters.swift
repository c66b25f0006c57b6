/// How samples arrived since the ring was made; each figure counts on its own.
public struct ArrivalCounters: Sendable, Hashable {
    /// Samples stored.
    public var stored: UInt64 = 0
    /// Exact repetitions of the newest sample: counted, not stored.
    public var duplicates: UInt64 = 0
    /// Samples with the newest time and another value: stored and flagged.
    public var sameSecond: UInt64 = 0
    /// Samples up to 120 s late: stored and flagged.
    public var late: UInt64 = 0
    /// Steps back of the meter's clock: each starts an epoch.
    public var stepsBack: UInt64 = 0
    /// Steps forward by more than an hour: stored, with a cause.
    public var jumpsForward: UInt64 = 0

    /// Counters at zero.
    public init() {}
}
