/// A period of time: `[start, start + duration)`.
public struct DateTimeInterval: Hashable, Sendable {
    /// Length in seconds.
    public var durationSeconds: UInt32
    /// Beginning in seconds since 1970-01-01T00:00:00Z, never local time.
    public var startUnixSeconds: Int64

    /// A period.
    @inlinable public init(durationSeconds: UInt32, startUnixSeconds: Int64) {
        self.durationSeconds = durationSeconds
        self.startUnixSeconds = startUnixSeconds
    }

    /// The first second after the period, limited to the range of Int64.
    public var endUnixSeconds: Int64 {
        let (end, overflow) = startUnixSeconds.addingReportingOverflow(Int64(durationSeconds))
        return overflow ? .max : end
    }
}
