/// What the gateway's other half, the acquisition, reports about itself: plain values that the
/// server fills in at each question, because the API never sees the meter.
public struct GatewayStatus: Sendable, Hashable {
    /// How the way to the meter stands, as one word of a small fixed vocabulary.
    public enum Link: String, Sendable, Hashable, CaseIterable {
        /// Nothing has been tried yet.
        case starting
        /// There is no dongle at the configured place.
        case noDongle = "no_dongle"
        /// The dongle answers and is not joined to a meter's network.
        case notJoined = "not_joined"
        /// The dongle is joined and readings do not come.
        case silent
        /// Readings come.
        case connected
        /// The reader has been stopped.
        case stopped
    }

    /// Poll by poll bookkeeping since the start.
    public struct Polls: Sendable, Hashable {
        /// Polls that should have been answered by now.
        public var sent: UInt64
        /// Polls that were answered in time.
        public var answered: UInt64
        /// Polls that were answered after their time.
        public var late: UInt64
        /// Polls that were never answered.
        public var lost: UInt64

        /// Counts since the start of the gateway.
        public init(sent: UInt64 = 0, answered: UInt64 = 0, late: UInt64 = 0, lost: UInt64 = 0) {
            self.sent = sent
            self.answered = answered
            self.late = late
            self.lost = lost
        }
    }

    /// Damaged input from the dongle, by kind, since the start.
    public struct Faults: Sendable, Hashable {
        /// Bytes outside any fragment.
        public var noise: UInt64
        /// Fragments that were cut off.
        public var truncated: UInt64
        /// Whole fragments with a field that could not be read.
        public var field: UInt64
        /// Fragments beyond the size limit.
        public var oversize: UInt64

        /// Counts since the start of the gateway.
        public init(
            noise: UInt64 = 0, truncated: UInt64 = 0, field: UInt64 = 0, oversize: UInt64 = 0
        ) {
            self.noise = noise
            self.truncated = truncated
            self.field = field
            self.oversize = oversize
        }
    }

    /// The state of the way to the meter.
    public var link: Link
    /// The same for a person: one sentence, with a full stop.
    public var sentence: String
    /// The gateway's version, for instance `1.0.0`.
    public var softwareVersion: String
    /// When the gateway was started, in Unix seconds.
    public var startedUnixSeconds: Int64
    /// Poll counters.
    public var polls: Polls
    /// Damaged input.
    public var faults: Faults
    /// Whole fragments received.
    public var fragmentCount: UInt64
    /// How often the dongle was opened again after it had vanished.
    public var reconnectCount: UInt64
    /// Radio link quality, 0 to 100; nil where the dongle has not told.
    public var linkStrengthPercent: Int?
    /// When the meter was last heard of, in Unix seconds of the gateway's clock.
    public var lastContactUnixSeconds: Int64?
    /// The meter's clock minus the gateway's, in seconds; nil where it is not known.
    public var clockOffsetSeconds: Int64?
    /// The meter's identifier; nil where it is not known or is not to be shown.
    public var meterIdentifier: String?
    /// The last problem as one sentence; nil where there has been none.
    public var lastProblem: String?
    /// What else the acquisition has counted and learned; nil where it does not tell.
    public var acquisition: AcquisitionStatus?
    /// Price and message of the utility; nil where they are not asked for.
    public var utility: UtilityNotice?

    /// A status; what is left out is unknown, or zero for counters.
    public init(
        link: Link, sentence: String, softwareVersion: String, startedUnixSeconds: Int64,
        polls: Polls = Polls(), faults: Faults = Faults(), fragmentCount: UInt64 = 0,
        reconnectCount: UInt64 = 0, linkStrengthPercent: Int? = nil,
        lastContactUnixSeconds: Int64? = nil, clockOffsetSeconds: Int64? = nil,
        meterIdentifier: String? = nil, lastProblem: String? = nil,
        acquisition: AcquisitionStatus? = nil, utility: UtilityNotice? = nil
    ) {
        self.link = link
        self.sentence = sentence
        self.softwareVersion = softwareVersion
        self.startedUnixSeconds = startedUnixSeconds
        self.polls = polls
        self.faults = faults
        self.fragmentCount = fragmentCount
        self.reconnectCount = reconnectCount
        self.linkStrengthPercent = linkStrengthPercent
        self.lastContactUnixSeconds = lastContactUnixSeconds
        self.clockOffsetSeconds = clockOffsetSeconds
        self.meterIdentifier = meterIdentifier
        self.lastProblem = lastProblem
        self.acquisition = acquisition
        self.utility = utility
    }
}
