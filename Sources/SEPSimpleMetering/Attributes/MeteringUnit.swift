/// What the integers of an attribute count.
public enum MeteringUnit: Hashable, Sendable {
    /// Nothing that has a unit: codes, flags, labels, counters.
    case none
    /// The unit of 0x0300 by multiplier and divisor; formatting 0x0303.
    case summation
    /// The demand unit of 0x0300 by multiplier and divisor; formatting 0x0304.
    case demand
    /// As summation, with formatting 0x0305.
    case historicalConsumption
    /// The unit of 0x0309, with formatting 0x030A or 0x030B.
    case energyCarrier
    /// The unit of 0x0312, with formatting 0x0313 or 0x0314.
    case alternative
    /// The unit of 0x030C, with formatting 0x030D.
    case temperature
    /// The unit of 0x0300 read as a pressure.
    case pressure
    /// Hundredths.
    case hundredths
    /// Per cent.
    case percent
    /// Seconds.
    case seconds
    /// Minutes.
    case minutes
    /// Hours.
    case hours
    /// Days.
    case days
    /// Hour in the high octet, minute in the low one.
    case hourAndMinute
    /// Seconds since 2000-01-01T00:00:00Z.
    case utcTime
    /// Money, with the trailing digits of 0x0A04 or 0x0A14.
    case money

    /// Whether multiplier 0x0301 and divisor 0x0302 apply.
    public var isScaled: Bool {
        switch self {
        case .summation, .demand, .historicalConsumption: true
        default: false
        }
    }
}
