/// How a reader turns the UTC times of a feed into the customer's local time, for display only.
public struct LocalTimeParameters: Hashable, Sendable {
    /// Seconds east of UTC without daylight saving.
    public var tzOffsetSeconds: Int64
    /// Seconds that daylight saving adds.
    public var dstOffsetSeconds: Int64
    /// When daylight saving begins; nil where there is none.
    public var dstStartRule: DaylightRule?
    /// When daylight saving ends; nil where there is none.
    public var dstEndRule: DaylightRule?

    /// Local time from its parts.
    public init(
        tzOffsetSeconds: Int64, dstOffsetSeconds: Int64 = 0, dstStartRule: DaylightRule? = nil,
        dstEndRule: DaylightRule? = nil
    ) {
        self.tzOffsetSeconds = tzOffsetSeconds
        self.dstOffsetSeconds = dstOffsetSeconds
        self.dstStartRule = dstStartRule
        self.dstEndRule = dstEndRule
    }

    /// UTC all year.
    public static let utc = LocalTimeParameters(tzOffsetSeconds: 0)

    /// A zone of the United States and Canada: second Sunday of March to first Sunday of November,
    /// each at 02:00. Eastern is -18000, Central -21600, Mountain -25200, Pacific -28800.
    public static func northAmerica(tzOffsetSeconds: Int64) -> LocalTimeParameters {
        LocalTimeParameters(
            tzOffsetSeconds: tzOffsetSeconds, dstOffsetSeconds: 3600,
            dstStartRule: DaylightRule(rawValue: 0x360E_2000),
            dstEndRule: DaylightRule(rawValue: 0xB40E_2000))
    }

    /// A zone of the European Union by its winter offset: last Sunday of March to last Sunday of
    /// October, both at 01:00 UTC. Western is 0, Central 3600, Eastern 7200.
    public static func europe(tzOffsetSeconds: Int64) -> LocalTimeParameters {
        let startHour = UInt32(truncatingIfNeeded: (tzOffsetSeconds / 3600 + 1).flooredModulo(24))
        return LocalTimeParameters(
            tzOffsetSeconds: tzOffsetSeconds, dstOffsetSeconds: 3600,
            dstStartRule: DaylightRule(rawValue: 0x3E0E_0000 | startHour << 12),
            dstEndRule: DaylightRule(rawValue: 0xAE0E_0000 | ((startHour + 1) % 24) << 12))
    }
}

extension LocalTimeParameters: ElementContent {
    init() {
        self = .utc
    }

    mutating func visit<Visitor: ElementVisitor>(
        _ visitor: inout Visitor
    ) throws(Visitor.Failure) {
        var endRule: UInt32? = dstEndRule?.rawValue ?? .max
        var startRule: UInt32? = dstStartRule?.rawValue ?? .max
        var dstOffset: Int64? = dstOffsetSeconds
        var tzOffset: Int64? = tzOffsetSeconds
        // The end comes before the start.
        try visitor.hex("dstEndRule", &endRule, .required)
        try visitor.integer("dstOffset", &dstOffset, .required)
        try visitor.hex("dstStartRule", &startRule, .required)
        try visitor.integer("tzOffset", &tzOffset, .required)
        dstEndRule = endRule.flatMap(DaylightRule.init(rawValue:))
        dstStartRule = startRule.flatMap(DaylightRule.init(rawValue:))
        dstOffsetSeconds = dstOffset ?? 0
        tzOffsetSeconds = tzOffset ?? 0
    }
}
