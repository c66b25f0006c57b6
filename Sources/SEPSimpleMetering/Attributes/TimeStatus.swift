/// What the meter says about its own clock.
///
/// Source: Time cluster 0x000A, attribute 0x0001 TimeStatus.
public struct TimeStatus: OptionSet, Hashable, Sendable {
    /// The octet as it travels.
    public var rawValue: UInt8

    /// Keeps the octet.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// The device sets the network's clock.
    public static let master = TimeStatus(rawValue: 1 << 0)
    /// The clock was set from another one.
    public static let synchronized = TimeStatus(rawValue: 1 << 1)
    /// The device sets time zone and daylight saving.
    public static let masterForZoneAndDaylight = TimeStatus(rawValue: 1 << 2)
    /// The device's clock goes before other masters'.
    public static let superseding = TimeStatus(rawValue: 1 << 3)
}
