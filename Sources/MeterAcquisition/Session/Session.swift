import IntervalCache
import RavenKit

/// The conversation with one dongle as a state machine that does no input or output itself.
///
/// Bytes and the time go in (`receive`, `advance`, and what happened to the device: `opened`,
/// `openFailed`, `lost`); bytes to send (`outgoing`), everything else that is to be done (`outputs`)
/// and the moment of the next call (`nextDeadlineMilliseconds`) come out. It is driven by
/// `MeterReader` on real devices and by tests without any.
///
/// The rules, each in its own file:
/// - `Session+Link`: open, proven, lost, waiting with a growing pause, silent;
/// - `Session+Setup`: what is said to the dongle, when, and what is asked again;
/// - `Session+Readings`: every whole reading of the chosen meter becomes a sample;
/// - `Session+Presence`: one state and one log line for what stands between here and the meter;
/// - `Session+Snapshot`: what others may see.
///
/// Nothing is waited for without a deadline, so the machine can not stand still: whatever does not
/// happen, a later `advance` counts it as lost, asks, sets the dongle up again, and opens it anew.
public struct Session: Sendable {
    /// What the acquisition was asked to do.
    public let configuration: AcquisitionConfiguration
    let handsOutRegistration: Bool
    /// What is to be done now, in order; take with `takeOutputs`.
    var outputs: [SessionOutput] = []

    var link = LinkState.idle
    var backOff: BackOff
    var decoder = RavenDecoder()
    var conversation: Conversation
    var audit = AuditLog()
    var meters: MeterChoice
    var polls: PollLedger
    var clock = MeterClock()
    var demandTrack: SeriesTrack
    var registerTrack: SeriesTrack
    var register = RegisterTruth()
    var radio = RadioState()
    var tally = SessionTally()
    var logBudget = LogBudget()
    var presence = MeterPresence.starting
    var startedMilliseconds: Int64 = 0
    var startedUnixSeconds: Int64 = 0
    /// When `advance` was to be called next, by its own word; tells when the gateway did not run.
    var promisedMilliseconds: Int64?
    var nextSummationAskMilliseconds: Int64 = 0
    var nextStatusAskMilliseconds: Int64 = 0
    /// The ask time of the poll that has been asked for; names the poll.
    var askedPollMilliseconds: Int64?
    var setup = SetupStage.greeting
    var dongle = DongleIdentity()
    var meterDescriptions = MeterDescriptions()
    /// What the utility tells, and how often that has changed.
    var notices = UtilityNotices()
    var noticesVersion: UInt64 = 0
    var lastDemandTimeStamp: ZigBeeUTCTime?
    var lastSummationTimeStamp: ZigBeeUTCTime?
    /// The last reading of a meter that is not the chosen one, with its receive time: the first of a
    /// new meter is stored once the second has shown that it is one.
    var foreignDemand: InstantaneousDemand?
    var foreignReceived: ClockReading?
    /// The last contact before the link was opened, to tell whether there was one since.
    var contactBeforeOpening: ClockReading?
    /// A register reading that waits for the next one to decide whether it is true.
    var heldRegister: RegisterSample?

    /// A session that has not begun.
    /// - Parameters:
    ///   - configuration: what to read and how often.
    ///   - seed: spreads the waits between attempts; any number.
    ///   - handsOutRegistration: whether the dongle's install code, a secret, is handed out when the
    ///     dongle tells it; else it is forgotten at once.
    public init(
        _ configuration: AcquisitionConfiguration, seed: UInt64 = 0,
        handsOutRegistration: Bool = false
    ) {
        self.configuration = configuration
        self.handsOutRegistration = handsOutRegistration
        let interval = Int64(configuration.pollIntervalSeconds)
        let summationInterval = Int64(configuration.summationIntervalSeconds)
        let timing = configuration.timing
        backOff = BackOff(
            firstMilliseconds: timing.firstRetryMilliseconds,
            longestMilliseconds: timing.longestRetryMilliseconds, seed: seed)
        conversation = Conversation(timing: timing)
        meters = MeterChoice(
            configured: configuration.meter.map(EUI64.init(rawValue:)),
            patienceMilliseconds: max(60_000, 10_000 * interval))
        polls = PollLedger(
            intervalMilliseconds: 1000 * interval, lateMilliseconds: timing.lateMilliseconds)
        demandTrack = SeriesTrack(intervalSeconds: interval)
        registerTrack = SeriesTrack(intervalSeconds: summationInterval)
    }

    /// Judges the registers from where an earlier run's left off. Before the start.
    mutating func registersContinue(after stored: RegisterSample) {
        register.continues(after: stored)
    }

    /// Bytes that the device has not taken yet: at most the rest of one command.
    public var outgoing: [UInt8] { conversation.outgoing }

    /// Every byte that was sent, as bounded text (see `AuditLog`).
    public var auditText: String { String(decoding: audit.text, as: UTF8.self) }

    /// Begins: asks for the device to be opened.
    public mutating func start(at now: ClockReading) {
        guard link == .idle else { return }
        startedMilliseconds = now.monotonicMilliseconds
        startedUnixSeconds = now.unixSeconds
        // The set-up takes a few seconds, in which nothing is owed yet.
        polls.start(atMilliseconds: now.monotonicMilliseconds + 5_000)
        link = .opening
        outputs.append(.open)
        finishCall(now)
    }

    /// Ends: closes the device and expects nothing any more.
    public mutating func stop(at now: ClockReading) {
        guard link != .idle, link != .stopped else { return }
        bookLosses(now)
        if case .open = link { outputs.append(.close) }
        link = .stopped
        conversation.reset()
        setPresence(.stopped, now)
    }

    /// Does what is due by now. Call at `nextDeadlineMilliseconds`; earlier or more often does no harm.
    public mutating func advance(to now: ClockReading) {
        guard link != .idle, link != .stopped else { return }
        bookLosses(now)
        advanceLink(now)
        advanceConversation(now)
        updatePresence(now)
        if let line = logBudget.due(atMilliseconds: now.monotonicMilliseconds) {
            outputs.append(.log(line))
        }
        finishCall(now)
    }

    /// Tells the owner of a change of state; where too many come at once, of the last of them.
    mutating func tell(_ line: String, _ now: ClockReading) {
        if let line = logBudget.admit(line, atMilliseconds: now.monotonicMilliseconds) {
            outputs.append(.log(line))
        }
    }

    /// Bytes came from the device, grouped in any way.
    public mutating func receive(_ bytes: [UInt8], at now: ClockReading) {
        receive(bytes.span, at: now)
    }

    /// Bytes came from the device, grouped in any way. Allocates nothing for demand readings.
    public mutating func receive(_ bytes: borrowing Span<UInt8>, at now: ClockReading) {
        guard case .open = link else { return }
        bookLosses(now)
        link.noteBytes(atMilliseconds: now.monotonicMilliseconds)
        decoder.receive(bytes)
        drainDecoder(now)
        advanceConversation(now)
        updatePresence(now)
        finishCall(now)
    }

    /// The device took the first `count` bytes of `outgoing`.
    public mutating func wrote(_ count: Int, at now: ClockReading) {
        audit.record(conversation.outgoing.prefix(count), unixSeconds: now.unixSeconds)
        conversation.wrote(count, atMilliseconds: now.monotonicMilliseconds)
        finishCall(now)
    }

    /// Hands over what is to be done, in order, and forgets it. `buffer`'s room is kept in use, so a
    /// caller that passes the same one again causes no allocation.
    public mutating func takeOutputs(into buffer: inout [SessionOutput]) {
        buffer.removeAll(keepingCapacity: true)
        swap(&buffer, &outputs)
    }

    /// The monotonic time of the next call to `advance`; nil before the start and after the stop.
    public var nextDeadlineMilliseconds: Int64? {
        guard link != .idle, link != .stopped else { return nil }
        var next = polls.lossMilliseconds ?? .max
        switch link {
        case .waiting(let until): next = min(next, until)
        case .open(let times):
            if let next1 = conversation.nextDeadlineMilliseconds { next = min(next, next1) }
            if let asking = askMilliseconds { next = min(next, asking) }
            if let stuck = stuckWriterMilliseconds { next = min(next, stuck) }
            next = min(next, times.silenceDeadlineMilliseconds(silence: silenceMilliseconds))
            next = min(next, nextSummationAskMilliseconds, nextStatusAskMilliseconds)
        case .idle, .opening, .stopped: break
        }
        return next
    }

    /// Every public entry ends here: remembers when the next call was promised.
    mutating func finishCall(_ now: ClockReading) {
        promisedMilliseconds = nextDeadlineMilliseconds
    }

    /// Books polls that were lost by now, with the cause that holds at this moment.
    private mutating func bookLosses(_ now: ClockReading) {
        let monotonic = now.monotonicMilliseconds
        let cause: LossCause
        if let promised = promisedMilliseconds, monotonic > promised + 3_000, link != .opening {
            // Nobody called though the time had come: the process was stopped or starved.
            cause = .gatewayDown
        } else {
            switch link {
            case .open: cause = radio.isKnownNotJoined ? .notJoined : .noReply
            default: cause = .dongleGone
            }
        }
        let lost = polls.close(untilMilliseconds: monotonic, cause: cause)
        guard lost > 0 else { return }
        demandTrack.losses.add(lost, cause)
        registerTrack.losses.add(lost, cause)
        if case .open = link {
            outputs.append(.checkDevice)
            // Tells whether it is the radio or the meter that is silent.
            if polls.lostInARow % 4 < lost { conversation.enqueue(.connectionStatus) }
        }
    }
}
