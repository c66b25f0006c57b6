/// The bounds on every wait of the acquisition, in milliseconds of the monotonic clock.
///
/// No wait is without one: an operation that has not ended in its time is given up, counted and,
/// where that helps, tried again.
public struct AcquisitionTiming: Sendable, Hashable {
    /// Opening a device, which may hang inside a driver.
    public var openMilliseconds: Int64 = 5_000
    /// Finding a host's addresses and connecting to one of them.
    public var connectMilliseconds: Int64 = 5_000
    /// Bytes of a command that the device does not take, while it does not talk either.
    public var writeMilliseconds: Int64 = 10_000
    /// Closing a device, which may hang inside a driver.
    public var closeMilliseconds: Int64 = 2_000
    /// A command's answer; answers take up to 4 s (vendor's notes on the EMU serial interface).
    public var answerMilliseconds: Int64 = 4_500
    /// Quiet time between two commands; the dongle is to be written to one command at a time.
    public var commandPauseMilliseconds: Int64 = 500
    /// How long after the time a reading was due it is asked for.
    public var lateMilliseconds: Int64 = 1_000
    /// A link without one whole fragment for this long (and at least six poll intervals) is set up
    /// again, and again each time this has passed.
    public var silenceMilliseconds: Int64 = 20_000
    /// A link without one whole fragment for this long is closed and opened anew.
    public var reopenMilliseconds: Int64 = 180_000
    /// The first wait before opening again; doubled after each failure.
    public var firstRetryMilliseconds: Int64 = 500
    /// The longest wait before opening again, before jitter of a fifth.
    public var longestRetryMilliseconds: Int64 = 8_000
    /// How often the radio's state and link strength are asked from the dongle.
    public var statusMilliseconds: Int64 = 900_000

    /// The defaults.
    public init() {}
}
