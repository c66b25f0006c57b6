/// The attributes of a meter's clock as read, with the local time that follows from them.
///
/// Source: Time cluster 0x000A, attributes 0x0000 to 0x0007.
public struct MeterClock: Hashable, Sendable {
    /// 0x0000: UTC.
    public var time: ZigBeeTime
    /// 0x0002: seconds east of UTC, without daylight saving.
    public var timeZoneSeconds: Int32
    /// 0x0003: when daylight saving begins this year.
    public var daylightStart: ZigBeeTime?
    /// 0x0004: when daylight saving ends this year.
    public var daylightEnd: ZigBeeTime?
    /// 0x0005: seconds that daylight saving adds.
    public var daylightShiftSeconds: Int32

    /// Makes a clock from its attributes.
    public init(
        time: ZigBeeTime, timeZoneSeconds: Int32 = 0, daylightStart: ZigBeeTime? = nil,
        daylightEnd: ZigBeeTime? = nil, daylightShiftSeconds: Int32 = 0
    ) {
        self.time = time
        self.timeZoneSeconds = timeZoneSeconds
        self.daylightStart = daylightStart
        self.daylightEnd = daylightEnd
        self.daylightShiftSeconds = daylightShiftSeconds
    }

    /// Whether daylight saving is in force: start and end included.
    public var isDaylightSaving: Bool {
        guard let daylightStart, let daylightEnd else { return false }
        return daylightStart <= time && time <= daylightEnd
    }

    /// The wall clock as seconds since 2000-01-01T00:00:00 local: what 0x0007 LocalTime holds.
    public var localSecondsSince2000: Int64 {
        Int64(time.secondsSince2000) + Int64(timeZoneSeconds)
            + (isDaylightSaving ? Int64(daylightShiftSeconds) : 0)
    }
}
