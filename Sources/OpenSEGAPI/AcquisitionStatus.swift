/// What the acquisition has counted and learned beyond ``GatewayStatus``'s essentials: plain values
/// since the start of the gateway, that the server fills in.
public struct AcquisitionStatus: Sendable, Hashable {
    /// Lost polls by cause.
    public struct LostPolls: Sendable, Hashable {
        /// The meter gave no reading.
        public var noReply: UInt64
        /// The dongle was not joined to the meter's network.
        public var notJoined: UInt64
        /// The dongle was not there.
        public var dongleGone: UInt64
        /// The gateway itself did not run.
        public var gatewayDown: UInt64

        /// Counts since the start of the gateway.
        public init(
            noReply: UInt64 = 0, notJoined: UInt64 = 0, dongleGone: UInt64 = 0,
            gatewayDown: UInt64 = 0
        ) {
            self.noReply = noReply
            self.notJoined = notJoined
            self.dongleGone = dongleGone
            self.gatewayDown = gatewayDown
        }
    }

    /// How the meter's clock went.
    public struct Clock: Sendable, Hashable {
        /// How much faster the meter's clock runs than the gateway's, in millionths; nil until known.
        public var driftPartsPerMillion: Int64?
        /// Steps of the meter's clock into the future.
        public var forwardSteps: UInt64
        /// Steps of the meter's clock into the past.
        public var backwardSteps: UInt64
        /// Steps of the gateway's own clock.
        public var gatewaySteps: UInt64
        /// Readings without a believable time, stamped with the receive time.
        public var estimatedTimes: UInt64

        /// Counts since the start of the gateway.
        public init(
            driftPartsPerMillion: Int64? = nil, forwardSteps: UInt64 = 0,
            backwardSteps: UInt64 = 0, gatewaySteps: UInt64 = 0, estimatedTimes: UInt64 = 0
        ) {
            self.driftPartsPerMillion = driftPartsPerMillion
            self.forwardSteps = forwardSteps
            self.backwardSteps = backwardSteps
            self.gatewaySteps = gatewaySteps
            self.estimatedTimes = estimatedTimes
        }
    }

    /// What the energy registers did.
    public struct Registers: Sendable, Hashable {
        /// Readings that followed the one before.
        public var advances: UInt64
        /// Falls after which the register stayed down.
        public var resets: UInt64
        /// Passages over the register's width.
        public var rollovers: UInt64
        /// Rises beyond what any service can carry, after which the register stayed up.
        public var jumps: UInt64
        /// Changes from one meter to another.
        public var meterChanges: UInt64
        /// Zeros that were no reading, thrown away.
        public var zeroGlitches: UInt64
        /// Other values that were no reading, thrown away.
        public var otherGlitches: UInt64

        /// Counts since the start of the gateway.
        public init(
            advances: UInt64 = 0, resets: UInt64 = 0, rollovers: UInt64 = 0, jumps: UInt64 = 0,
            meterChanges: UInt64 = 0, zeroGlitches: UInt64 = 0, otherGlitches: UInt64 = 0
        ) {
            self.advances = advances
            self.resets = resets
            self.rollovers = rollovers
            self.jumps = jumps
            self.meterChanges = meterChanges
            self.zeroGlitches = zeroGlitches
            self.otherGlitches = otherGlitches
        }
    }

    /// Readings that became no sample, by what was wrong with them.
    public struct Unstored: Sendable, Hashable {
        /// Repeated by the dongle from its memory.
        public var repeated: UInt64
        /// Without a value, or with one beyond all bounds.
        public var unusable: UInt64
        /// Of another meter than the chosen one.
        public var otherMeter: UInt64

        /// Counts since the start of the gateway.
        public init(repeated: UInt64 = 0, unusable: UInt64 = 0, otherMeter: UInt64 = 0) {
            self.repeated = repeated
            self.unusable = unusable
            self.otherMeter = otherMeter
        }
    }

    /// What was said to the dongle.
    public struct Commands: Sendable, Hashable {
        /// Questions and settings sent.
        public var sent: UInt64
        /// Questions answered.
        public var answered: UInt64
        /// Questions whose answer did not come in time.
        public var unanswered: UInt64
        /// Bytes sent.
        public var bytes: UInt64

        /// Counts since the start of the gateway.
        public init(
            sent: UInt64 = 0, answered: UInt64 = 0, unanswered: UInt64 = 0, bytes: UInt64 = 0
        ) {
            self.sent = sent
            self.answered = answered
            self.unanswered = unanswered
            self.bytes = bytes
        }
    }

    /// Radio link strength over the last two days.
    public struct LinkStrength: Sendable, Hashable {
        /// When the first of `percents` begins, in Unix seconds; nil while there is none.
        public var startUnixSeconds: Int64?
        /// Seconds that each value stands for.
        public var stepSeconds: Int64
        /// The weakest of each step, 0 to 100, oldest first; nil where the dongle did not tell.
        public var percents: [UInt8?]

        /// A history; empty by default.
        public init(
            startUnixSeconds: Int64? = nil, stepSeconds: Int64 = 900, percents: [UInt8?] = []
        ) {
            self.startUnixSeconds = startUnixSeconds
            self.stepSeconds = stepSeconds
            self.percents = percents
        }
    }

    /// What dongle and meter say they are; no secrets. Empty texts are not known.
    public struct Devices: Sendable, Hashable {
        /// What the meter measures, by the dongle's word.
        public var meterKind: String
        /// The name that somebody gave the meter in the dongle.
        public var meterName: String
        /// The dongle's manufacturer.
        public var manufacturer: String
        /// The dongle's model.
        public var model: String
        /// The dongle's firmware.
        public var firmware: String
        /// The dongle's hardware version.
        public var hardware: String

        /// Texts as the dongle gave them.
        public init(
            meterKind: String = "", meterName: String = "", manufacturer: String = "",
            model: String = "", firmware: String = "", hardware: String = ""
        ) {
            self.meterKind = meterKind
            self.meterName = meterName
            self.manufacturer = manufacturer
            self.model = model
            self.firmware = firmware
            self.hardware = hardware
        }
    }

    /// The journal that keeps readings across restarts.
    public struct Journal: Sendable, Hashable {
        /// What it can do now, as one word: `ready`, `writing`, `failing`, `over_budget` or `unusable`.
        public var state: String
        /// Readings that it gave back at the start.
        public var restoredReadings: UInt64
        /// Readings that are on the medium.
        public var writtenReadings: UInt64
        /// Readings that wait to be written.
        public var waitingReadings: UInt64
        /// Readings that it will never have.
        public var droppedReadings: UInt64
        /// Bytes that are on the medium.
        public var writtenBytes: UInt64
        /// The same counted in whole blocks of 4 KiB, as flash is worn.
        public var writtenBlockBytes: UInt64
        /// Writings that failed.
        public var failures: UInt64
        /// When something was written last, in Unix seconds; nil before the first time.
        public var lastWriteUnixSeconds: Int64?

        /// Counts since the start of the gateway.
        public init(
            state: String, restoredReadings: UInt64 = 0, writtenReadings: UInt64 = 0,
            waitingReadings: UInt64 = 0, droppedReadings: UInt64 = 0, writtenBytes: UInt64 = 0,
            writtenBlockBytes: UInt64 = 0, failures: UInt64 = 0,
            lastWriteUnixSeconds: Int64? = nil
        ) {
            self.state = state
            self.restoredReadings = restoredReadings
            self.writtenReadings = writtenReadings
            self.waitingReadings = waitingReadings
            self.droppedReadings = droppedReadings
            self.writtenBytes = writtenBytes
            self.writtenBlockBytes = writtenBlockBytes
            self.failures = failures
            self.lastWriteUnixSeconds = lastWriteUnixSeconds
        }
    }

    /// Lost polls by cause; their sum is `GatewayStatus.polls.lost`.
    public var lostPolls = LostPolls()
    /// Requests sent because a reading was late.
    public var pollsAsked: UInt64 = 0
    /// Readings besides the owed ones.
    public var extraReadings: UInt64 = 0
    /// The meter's clock.
    public var clock = Clock()
    /// The energy registers.
    public var registers = Registers()
    /// Readings that became no sample.
    public var unstored = Unstored()
    /// What was said to the dongle.
    public var commands = Commands()
    /// Attempts to open the dongle that failed.
    public var failedOpens: UInt64 = 0
    /// Link strength over time.
    public var linkStrength = LinkStrength()
    /// Dongle and meter.
    public var devices = Devices()
    /// The journal; nil where none is kept.
    public var journal: Journal?

    /// Nothing counted, nothing known; set what is.
    public init() {}
}
