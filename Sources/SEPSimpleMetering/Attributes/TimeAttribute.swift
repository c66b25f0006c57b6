/// The attributes of the Time cluster on the server side, which this library only reads.
///
/// Source: Time cluster 0x000A, attributes 0x0000 to 0x0009.
public enum TimeAttribute: UInt16, Hashable, Sendable, CaseIterable {
    /// UTC; every device with a clock has it.
    case time = 0x0000
    /// Where the clock comes from, a ``TimeStatus``; every device with a clock has it.
    case timeStatus = 0x0001
    /// Seconds east of UTC, -86,400 to 86,400, default 0.
    case timeZone = 0x0002
    /// When daylight saving begins this year, in UTC.
    case daylightStart = 0x0003
    /// When daylight saving ends this year, in UTC.
    case daylightEnd = 0x0004
    /// Seconds that daylight saving adds, -86,400 to 86,400, default 0.
    case daylightShift = 0x0005
    /// `time` and `timeZone`.
    case standardTime = 0x0006
    /// `standardTime`, and `daylightShift` while daylight saving is in force.
    case localTime = 0x0007
    /// When the clock was last set.
    case lastSetTime = 0x0008
    /// Until when the clock can be trusted.
    case validUntilTime = 0x0009

    /// The identifier, to read the attribute with.
    public var identifier: ZCLAttributeIdentifier { ZCLAttributeIdentifier(rawValue: rawValue) }

    /// The name in the standard's spelling.
    public var name: String {
        switch self {
        case .time: "Time"
        case .timeStatus: "TimeStatus"
        case .timeZone: "TimeZone"
        case .daylightStart: "DstStart"
        case .daylightEnd: "DstEnd"
        case .daylightShift: "DstShift"
        case .standardTime: "StandardTime"
        case .localTime: "LocalTime"
        case .lastSetTime: "LastSetTime"
        case .validUntilTime: "ValidUntilTime"
        }
    }

    /// The type of the standard's table. The four times in uint32 count from 2000 as well.
    public var type: ZCLDataType {
        switch self {
        case .time, .lastSetTime, .validUntilTime: .utcTime
        case .timeStatus: .bitmap8
        case .timeZone, .daylightShift: .int32
        case .daylightStart, .daylightEnd, .standardTime, .localTime: .uint32
        }
    }

    /// Whether every device with a clock has it.
    public var isMandatory: Bool { self == .time || self == .timeStatus }
}
