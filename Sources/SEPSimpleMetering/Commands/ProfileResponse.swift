/// The answer to Get Profile: consumption by interval, the newest first.
///
/// Source: Simple Metering cluster 0x0702, Get Profile Response (0x00 to the client).
public struct ProfileResponse: Hashable, Sendable {
    /// The end of the newest interval, nil when the meter says 0 or "not known".
    public var endTime: ZigBeeTime?
    /// How the request went.
    public var status: ProfileStatus
    /// The length of an interval.
    public var period: ProfileIntervalPeriod
    /// Raw consumption of each interval, newest first; nil where the meter has no value.
    public var intervals: [UInt32?]

    /// Makes a response from its parts.
    public init(
        endTime: ZigBeeTime?, status: ProfileStatus, period: ProfileIntervalPeriod,
        intervals: [UInt32?]
    ) {
        self.endTime = endTime
        self.status = status
        self.period = period
        self.intervals = intervals
    }

    /// The end of the interval at `index` (0 is the newest) in seconds since 1970, nil when the end
    /// time or the length of an interval is not known.
    public func intervalEndUnixSeconds(at index: Int) -> Int64? {
        guard intervals.indices.contains(index), let endTime, let seconds = period.seconds else {
            return nil
        }
        return endTime.unixSeconds - Int64(index) * Int64(seconds)
    }
}
