/// One look at both clocks: the monotonic one, which times every wait, and UTC, which stamps readings.
///
/// The session never looks at a clock itself; whoever drives it passes this in.
public struct ClockReading: Sendable, Hashable, BitwiseCopyable {
    /// Milliseconds of a clock that never steps; its zero is arbitrary.
    public var monotonicMilliseconds: Int64
    /// Milliseconds since 1970-01-01 00:00 UTC by the gateway's clock, which may step.
    public var unixMilliseconds: Int64

    /// Pairs the two clocks' values.
    public init(monotonicMilliseconds: Int64, unixMilliseconds: Int64) {
        self.monotonicMilliseconds = monotonicMilliseconds
        self.unixMilliseconds = unixMilliseconds
    }

    /// Whole UTC seconds since 1970, rounded towards the past.
    public var unixSeconds: Int64 {
        let whole = unixMilliseconds / 1000
        return unixMilliseconds % 1000 < 0 ? whole - 1 : whole
    }
}
