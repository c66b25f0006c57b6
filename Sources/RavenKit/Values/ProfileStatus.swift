/// How a meter answered a request for interval data (XML API facts, 5.5).
public struct ProfileStatus: RawRepresentable, Hashable, Sendable {
    /// The code on the wire.
    public var rawValue: UInt8

    /// Wraps a code; codes the reference does not list are kept.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// 0: the intervals follow.
    public static let success = ProfileStatus(rawValue: 0)
    /// 1: no such interval channel is defined.
    public static let undefinedIntervalChannel = ProfileStatus(rawValue: 1)
    /// 2: the meter does not keep that channel.
    public static let channelNotSupported = ProfileStatus(rawValue: 2)
    /// 3: the end time is not valid.
    public static let invalidEndTime = ProfileStatus(rawValue: 3)
    /// 4: more periods were asked for than can be returned.
    public static let tooManyPeriods = ProfileStatus(rawValue: 4)
    /// 5: there are no intervals for that time.
    public static let noIntervals = ProfileStatus(rawValue: 5)
}
