/// A time of day in 16 bits: the hour in the high octet, the minute in the low one.
///
/// Source: Simple Metering cluster 0x0702, attributes 0x0005 DailyFreezeTime, 0x0011
/// PresetReadingTime and 0x045C HistoricalFreezeTime.
public struct HourAndMinute: Hashable, Sendable {
    /// 0 to 23.
    public let hour: UInt8
    /// 0 to 59.
    public let minute: UInt8

    /// Reads the attribute's value; nil for one that is no time of day, such as "no value" 0xFFFF.
    public init?(rawValue: UInt16) {
        hour = UInt8(truncatingIfNeeded: rawValue >> 8)
        minute = UInt8(truncatingIfNeeded: rawValue)
        guard hour < 24, minute < 60 else { return nil }
    }

    /// The value as it travels, 0 to 0x173B.
    public var rawValue: UInt16 { UInt16(hour) << 8 | UInt16(minute) }
}
