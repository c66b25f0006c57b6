/// An instant as ZigBee counts it: whole seconds since 2000-01-01 00:00:00 UTC.
///
/// The patterns that mean "no time" (0 and 0xFFFFFFFF) are never held by this type: a missing
/// time is `nil` (XML API facts, rule S5).
public struct ZigBeeUTCTime: Hashable, Sendable, Comparable {
    /// Seconds since 2000-01-01 00:00:00 UTC.
    public var secondsSince2000: UInt32

    /// Wraps a count of seconds since 2000-01-01 00:00:00 UTC.
    public init(secondsSince2000: UInt32) {
        self.secondsSince2000 = secondsSince2000
    }

    /// Converts Unix time; nil where the count does not fit (before 2000, from 2136 on) or would be
    /// one of the two patterns that mean "no time".
    public init?(unixSeconds: Int64) {
        let (count, overflow) = unixSeconds.subtractingReportingOverflow(Self.epochOffset)
        guard !overflow, count > 0, count < Int64(UInt32.max) else { return nil }
        secondsSince2000 = UInt32(count)
    }

    /// Unix time: seconds since 1970-01-01 00:00:00 UTC.
    public var unixSeconds: Int64 {
        Int64(secondsSince2000) + Self.epochOffset
    }

    /// Earlier before later.
    public static func < (left: ZigBeeUTCTime, right: ZigBeeUTCTime) -> Bool {
        left.secondsSince2000 < right.secondsSince2000
    }

    /// Seconds from 1970-01-01 to 2000-01-01.
    private static let epochOffset: Int64 = 946_684_800
}
