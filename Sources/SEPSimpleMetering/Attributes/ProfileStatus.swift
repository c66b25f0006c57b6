/// How a request for a profile went. Numbers without a name are kept.
///
/// Source: Simple Metering cluster 0x0702, Get Profile Response, status.
public struct ProfileStatus: RawRepresentable, Hashable, Sendable {
    /// The number as it travels.
    public var rawValue: UInt8

    /// Keeps the number, known or not.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// The intervals follow.
    public static let success = ProfileStatus(rawValue: 0)
    /// The channel is not defined.
    public static let undefinedIntervalChannel = ProfileStatus(rawValue: 1)
    /// The meter does not keep this channel.
    public static let intervalChannelNotSupported = ProfileStatus(rawValue: 2)
    /// The end time is not valid.
    public static let invalidEndTime = ProfileStatus(rawValue: 3)
    /// Fewer intervals fit than were asked for.
    public static let morePeriodsRequestedThanCanBeReturned = ProfileStatus(rawValue: 4)
    /// There are no intervals for that time.
    public static let noIntervalsAvailable = ProfileStatus(rawValue: 5)
}
