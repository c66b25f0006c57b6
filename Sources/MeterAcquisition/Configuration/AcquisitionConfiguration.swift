/// What the acquisition is to read, from where and how often.
public struct AcquisitionConfiguration: Sendable, Hashable {
    /// The shortest interval between demand readings that a RAVEn follows, in seconds.
    public static let minimumPollIntervalSeconds = 4

    /// Where the dongle is.
    public var source: MeterSource
    /// Seconds between demand readings; values below four are read as four.
    public var pollIntervalSeconds: Int {
        didSet { pollIntervalSeconds = Self.bounded(pollIntervalSeconds) }
    }
    /// Seconds between readings of the energy registers; values below four are read as four.
    public var summationIntervalSeconds: Int {
        didSet { summationIntervalSeconds = Self.bounded(summationIntervalSeconds) }
    }
    /// The ZigBee address (EUI-64) of the meter to read; nil takes the joined one last heard.
    public var meter: UInt64?
    /// Whether the price and the utility's messages are asked for too, to be shown. Off by default.
    public var readsPriceAndMessages: Bool
    /// Every bound on waiting; the defaults suit a dongle on USB and on a local network.
    public var timing: AcquisitionTiming

    /// Describes an acquisition.
    /// - Parameters:
    ///   - source: where the dongle is.
    ///   - pollIntervalSeconds: seconds between demand readings, at least 4.
    ///   - summationIntervalSeconds: seconds between register readings, at least 4.
    ///   - meter: EUI-64 of the meter to read, or nil.
    ///   - readsPriceAndMessages: whether to ask for the price and the utility's messages too.
    ///   - timing: bounds on waiting.
    public init(
        source: MeterSource, pollIntervalSeconds: Int = 4, summationIntervalSeconds: Int = 60,
        meter: UInt64? = nil, readsPriceAndMessages: Bool = false,
        timing: AcquisitionTiming = AcquisitionTiming()
    ) {
        self.source = source
        self.pollIntervalSeconds = Self.bounded(pollIntervalSeconds)
        self.summationIntervalSeconds = Self.bounded(summationIntervalSeconds)
        self.meter = meter
        self.readsPriceAndMessages = readsPriceAndMessages
        self.timing = timing
    }

    /// Four seconds to a day: inside this range all sums of milliseconds stay far from overflow.
    private static func bounded(_ seconds: Int) -> Int {
        min(max(seconds, minimumPollIntervalSeconds), 86_400)
    }
}
