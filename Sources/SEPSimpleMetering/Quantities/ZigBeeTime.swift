/// A point in time as ZigBee counts it: seconds since 2000-01-01T00:00:00Z, leap seconds left out.
///
/// The pattern 0xFFFFFFFF ("not known") is no `ZigBeeTime`: `init(rawValue:)` answers nil for it.
/// Source: ZigBee Cluster Library, data type 0xE2 UTCTime.
public struct ZigBeeTime: Hashable, Comparable, Sendable {
    /// Seconds between the Unix epoch and ZigBee's, 1970-01-01 to 2000-01-01.
    public static let epochUnixSeconds: Int64 = 946_684_800

    /// Seconds since 2000-01-01T00:00:00Z, 0 to 0xFFFFFFFE (2136-02-07T06:28:14Z).
    public let secondsSince2000: UInt32

    /// The time that a UTCTime field holds, or nil for 0xFFFFFFFF, "not known".
    public init?(rawValue: UInt32) {
        guard rawValue != UInt32.max else { return nil }
        self.secondsSince2000 = rawValue
    }

    /// The time that lies `unixSeconds` after the Unix epoch, or nil outside ZigBee's range.
    public init?(unixSeconds: Int64) {
        let (seconds, overflow) =
            unixSeconds.subtractingReportingOverflow(Self.epochUnixSeconds)
        guard !overflow, let rawValue = UInt32(exactly: seconds) else { return nil }
        self.init(rawValue: rawValue)
    }

    /// Seconds since 1970-01-01T00:00:00Z, 946,684,800 to 5,241,652,094.
    public var unixSeconds: Int64 { Int64(secondsSince2000) + Self.epochUnixSeconds }

    /// Earlier times come first.
    public static func < (left: ZigBeeTime, right: ZigBeeTime) -> Bool {
        left.secondsSince2000 < right.secondsSince2000
    }
}
