import RavenKit

// The way to the dongle: what happened to the device, and when it is opened again.
// No other file changes `link`.

extension Session {
    /// The device is open.
    public mutating func opened(at now: ClockReading) {
        guard link == .opening else { return }
        link = .open(
            .init(opened: now.monotonicMilliseconds, lastByte: now.monotonicMilliseconds))
        decoder = RavenDecoder()
        conversation.reset()
        radio = RadioState(history: radio.history)
        tally.opens += 1
        nextStatusAskMilliseconds =
            now.monotonicMilliseconds + configuration.timing.statusMilliseconds
        nextSummationAskMilliseconds = now.monotonicMilliseconds + summationPatience
        // The set-up asks for a reading in its turn.
        askedPollMilliseconds = polls.askMilliseconds
        contactBeforeOpening = tally.lastContact
        beginSetup()
        advanceConversation(now)
        finishCall(now)
    }

    /// The device could not be opened.
    public mutating func openFailed(_ problem: LinkProblem, at now: ClockReading) {
        guard link == .opening else { return }
        tally.failedOpens += 1
        waitAfter(problem, now)
    }

    /// The open device is gone or useless; it has been closed.
    public mutating func lost(_ problem: LinkProblem, at now: ClockReading) {
        guard case .open = link else { return }
        decoder.finish()
        drainDecoder(now)
        waitAfter(problem, now)
    }

    /// Opens again when the wait is over; sets up again or closes after too long a silence.
    mutating func advanceLink(_ now: ClockReading) {
        let monotonic = now.monotonicMilliseconds
        switch link {
        case .waiting(let until) where monotonic >= until:
            link = .opening
            outputs.append(.open)
        case .open(var times):
            if let stuck = stuckWriterMilliseconds, monotonic >= stuck {
                close(.writerStuck, now)
            } else if monotonic >= times.silenceDeadlineMilliseconds(silence: silenceMilliseconds) {
                times.silentRounds += 1
                link = .open(times)
                let silentFor = monotonic - (times.lastFragment ?? times.opened)
                if silentFor >= configuration.timing.reopenMilliseconds {
                    close(.silent, now)
                } else {
                    beginSetup()
                }
            }
        default: break
        }
    }

    /// A whole fragment came: the link is proven and the next failure starts from a short wait.
    mutating func noteFragment(_ now: ClockReading) {
        guard case .open(var times) = link else { return }
        if times.lastFragment == nil {
            backOff.reset()
            tally.problem = nil
            tell("dongle: talking at \(configuration.source)", now)
        }
        times.lastFragment = now.monotonicMilliseconds
        times.silentRounds = 0
        link = .open(times)
    }

    /// How long no whole fragment may come before the dongle is set up again.
    var silenceMilliseconds: Int64 {
        max(
            configuration.timing.silenceMilliseconds,
            6_000 * Int64(configuration.pollIntervalSeconds))
    }

    /// When the writer counts as stuck: the device has not taken a command for long and has sent
    /// nothing since either. A device that talks but does not listen is left open and heard.
    var stuckWriterMilliseconds: Int64? {
        guard case .open(let times) = link, let since = conversation.outgoingSinceMilliseconds
        else { return nil }
        return max(since, times.lastByte) + configuration.timing.writeMilliseconds
    }

    /// Gives the link up on the session's own decision.
    private mutating func close(_ problem: LinkProblem, _ now: ClockReading) {
        outputs.append(.close)
        lost(problem, at: now)
    }

    private mutating func waitAfter(_ problem: LinkProblem, _ now: ClockReading) {
        conversation.reset()
        demandTrack.linkWasLost = true
        registerTrack.linkWasLost = true
        let wait = backOff.nextMilliseconds()
        link = .waiting(until: now.monotonicMilliseconds + wait)
        if tally.problem != problem {
            tally.problem = problem
            tally.lastProblem = problem
            tell("dongle: \(problem.sentence(for: configuration.source)) Trying again.", now)
        }
        updatePresence(now)
        finishCall(now)
    }
}
