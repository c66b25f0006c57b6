/// Everything that makes one simulated dongle differ from another.
///
/// Two dongles with equal configurations that are fed the same bytes at the same times say the
/// same bytes.
public struct DongleConfiguration: Hashable, Sendable {
    /// How wide the demand is printed.
    public enum DemandWidth: String, CaseIterable, Hashable, Sendable {
        /// Six digits, and eight when negative, as most firmware does.
        case mixed
        /// Six digits always: 24-bit two's complement.
        case six = "6"
        /// Eight digits always: 32-bit two's complement.
        case eight = "8"
    }

    /// Which device is played.
    public enum Model: String, CaseIterable, Hashable, Sendable {
        /// The USB stick, RFA-Z106.
        case raven
        /// The display, RFA-Z105-2, which knows some more commands.
        case emu2
    }

    /// Seed of everything random: addresses, first register counts, the household, damage.
    public var seed: UInt64 = 1
    /// The power that the first meter measures; nil for the household of the seed.
    public var load: LoadCurve?
    /// Solar generation that lowers the load.
    public var exportHours: ExportHours?
    /// How many meters are bound to the dongle, 1 to 8.
    public var meterCount = 1
    /// Seconds between two demands as delivered, until the host sets another schedule.
    public var demandIntervalSeconds: UInt32 = 8
    /// How the meters scale.
    public var scale = MeterScale()
    /// Whether displays should leave out leading zeros.
    public var suppressesLeadingZero = true
    /// How wide the demand is printed.
    public var demandWidth = DemandWidth.mixed
    /// Digits of the registers and of the usage, 16 or 8; with 8 the upper bits are not shown.
    public var summationDigits = 16
    /// First count of the delivered register in raw units; nil for one that follows the seed.
    public var deliveredRaw: UInt64?
    /// First count of the received register in raw units.
    public var receivedRaw: UInt64 = 0
    /// Local time less UTC, in seconds.
    public var localOffsetSeconds: Int64 = 0
    /// Which device is played.
    public var model = Model.raven
    /// The span of history that is sent when a host first says `initialize`.
    public var prefillMilliseconds: Int64 = 0
    /// When the simulation starts.
    public var startUnixMilliseconds: Int64
    /// What is to happen; see ``apply(_:)`` for the settings in its text.
    public var scenario = Scenario()

    /// A dongle with one household meter behind it.
    ///
    /// - Parameter startUnixMilliseconds: the simulated time at which it is powered, in
    ///   milliseconds since 1970 UTC; from 2000 to 2130.
    public init(startUnixMilliseconds: Int64) {
        self.startUnixMilliseconds = startUnixMilliseconds
    }
}
