/// How the acquisition stands at one moment: counters since the start and the present state.
///
/// A plain value, copied whole; any thread may ask `MeterReader.snapshot` for it as often as it likes
/// without delaying the acquisition. All times are UTC by the gateway's clock.
public struct AcquisitionSnapshot: Sendable, BitwiseCopyable {
    /// What stands between here and the meter; `presence.sentence` words it.
    public internal(set) var presence: MeterPresence = .starting
    /// When the acquisition was started, in Unix seconds.
    public internal(set) var startedUnixSeconds: Int64 = 0
    /// When this was published, in Unix seconds.
    public internal(set) var publishedUnixSeconds: Int64 = 0
    /// Whether the device is open.
    public internal(set) var isLinkOpen = false

    /// The book of expected readings.
    public internal(set) var polls = PollCounts()
    /// Questions and settings sent to the dongle.
    public internal(set) var commandsSent: UInt64 = 0
    /// Questions that were answered.
    public internal(set) var commandsAnswered: UInt64 = 0
    /// Questions whose answer did not come in time.
    public internal(set) var commandsUnanswered: UInt64 = 0
    /// Bytes sent to the dongle.
    public internal(set) var bytesSent: UInt64 = 0

    /// Demand readings that became samples.
    public internal(set) var demandReadingCount: UInt64 = 0
    /// Register readings that became samples.
    public internal(set) var registerReadingCount: UInt64 = 0
    /// Readings that the dongle repeated from its memory; they are no contact with the meter.
    public internal(set) var repeatedReadingCount: UInt64 = 0
    /// Readings without a value, or with one beyond all bounds.
    public internal(set) var unusableReadingCount: UInt64 = 0
    /// Readings of other meters than the chosen one.
    public internal(set) var otherMeterReadingCount: UInt64 = 0
    /// Readings without a believable time, stamped with the receive time (by the meter's clock, where
    /// that is known to be another).
    public internal(set) var estimatedTimeCount: UInt64 = 0

    /// Whole fragments by kind; see `fragmentCount(_:)`.
    var fragments = InlineArray<12, UInt64>(repeating: 0)
    /// Damaged input: stretches of bytes outside any fragment.
    public internal(set) var noiseFaultCount: UInt64 = 0
    /// Damaged input: fragments that were cut off.
    public internal(set) var truncatedFaultCount: UInt64 = 0
    /// Damaged input: fields that could not be read.
    public internal(set) var fieldFaultCount: UInt64 = 0
    /// Damaged input: fragments beyond the size limit.
    public internal(set) var oversizeFaultCount: UInt64 = 0

    /// How often the device was opened again after the first time.
    public internal(set) var reconnectCount: UInt64 = 0
    /// Attempts to open the device that failed.
    public internal(set) var failedOpenCount: UInt64 = 0
    /// What keeps the link from working now; nil while nothing does.
    public internal(set) var problem: LinkProblem?
    /// The last problem with the link, also when it is over.
    public internal(set) var lastProblem: LinkProblem?

    /// When the meter was last heard with a new reading, in Unix seconds.
    public internal(set) var lastContactUnixSeconds: Int64?
    /// The same moment on the monotonic clock, in milliseconds.
    public internal(set) var lastContactMonotonicMilliseconds: Int64?
    /// The meter's clock minus the gateway's, in milliseconds; nil until known.
    public internal(set) var clockOffsetMilliseconds: Int64?
    /// How much faster the meter's clock runs than the gateway's, in millionths; nil until known.
    public internal(set) var clockDriftPartsPerMillion: Int64?
    /// Steps of the meter's clock into the future.
    public internal(set) var meterClockForwardStepCount: UInt64 = 0
    /// Steps of the meter's clock into the past.
    public internal(set) var meterClockBackwardStepCount: UInt64 = 0
    /// Steps of the gateway's clock.
    public internal(set) var gatewayClockStepCount: UInt64 = 0

    /// Radio link strength in percent; nil until the dongle has told.
    public internal(set) var linkStrengthPercent: UInt8?
    /// Radio link strength over the last two days.
    public internal(set) var linkStrengthHistory = LinkStrengthHistory()

    /// Register readings that followed the one before, standing still included.
    public internal(set) var registerAdvanceCount: UInt64 = 0
    /// Register readings thrown away as zero glitches.
    public internal(set) var registerZeroGlitchCount: UInt64 = 0
    /// Register readings thrown away as other glitches.
    public internal(set) var registerOtherGlitchCount: UInt64 = 0
    /// Registers that fell and stayed down.
    public internal(set) var registerResetCount: UInt64 = 0
    /// Registers that went over their width.
    public internal(set) var registerRolloverCount: UInt64 = 0
    /// Registers that rose faster than any service can carry, and stayed up.
    public internal(set) var registerJumpCount: UInt64 = 0
    /// Changes from one meter to another.
    public internal(set) var meterChangeCount: UInt64 = 0

    /// The chosen meter's ZigBee address (EUI-64); nil until one is chosen. It names a household's
    /// meter: show it to its owner only.
    public internal(set) var meter: UInt64?
    var kind = InlineText<16>()
    var nickName = InlineText<32>()
    var identity = DongleIdentity()

    /// A snapshot of an acquisition that has not begun.
    init() {}

    /// Whole fragments of one kind.
    public func fragmentCount(_ kind: FragmentKind) -> UInt64 { fragments[kind.rawValue] }

    /// Whole fragments of all kinds.
    public var fragmentCount: UInt64 {
        FragmentKind.allCases.reduce(0) { $0 + fragments[$1.rawValue] }
    }

    /// What the chosen meter measures, by the dongle's word ("electric"); empty until it has told.
    public var meterKind: String { kind.string }

    /// The name that somebody gave the chosen meter in the dongle; empty without one.
    public var meterNickName: String { nickName.string }

    /// The dongle's ZigBee address (EUI-64); nil until the dongle has told.
    public var dongle: UInt64? { identity.address }

    /// The dongle's manufacturer by its own word; empty until it has told.
    public var dongleManufacturer: String { identity.manufacturer.string }

    /// The dongle's model by its own word; empty until it has told.
    public var dongleModel: String { identity.model.string }

    /// The dongle's firmware by its own word; empty until it has told.
    public var dongleFirmware: String { identity.firmware.string }

    /// The dongle's hardware version by its own word; empty until it has told.
    public var dongleHardware: String { identity.hardware.string }
}
