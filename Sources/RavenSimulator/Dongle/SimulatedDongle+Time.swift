import RavenKit

/// What happens when: the only file in which time passes.
///
/// Three sources have events: the scenario, actions that were begun earlier, and the schedules.
/// They are worked off in the order of their times, whatever steps the caller takes. Only while
/// the history is told do the schedules lag behind: they then wait for the host to read.
extension SimulatedDongle {
    /// Lets simulated time pass up to `time`, saying everything that is due by then.
    ///
    /// A time before the last one given changes nothing. While the history is told, one call says
    /// as much as fits into the output; take it and call again.
    public mutating func advance(toUnixMilliseconds time: Int64) {
        while performNextEvent(upTo: time) {}
        now = max(now, time)
        if catchUpEnd != nil, !waitsForHost { endHistory() }
    }

    /// When something happens next, in simulated time; nil when nothing will without the host
    /// (having read what waits for it, or sending something). May lie in the past while the
    /// history is told.
    public var nextEventUnixMilliseconds: Int64? {
        [
            timeline.nextChangeUnixMilliseconds, nextPendingUnixMilliseconds,
            nextScheduled?.timeUnixMilliseconds,
        ].compactMap(\.self).min()
    }

    /// A host has opened the line.
    public mutating func connectClient(atUnixMilliseconds time: Int64) {
        advance(toUnixMilliseconds: time)
        guard isPresent, !hasClient else { return }
        hasClient = true
        ear = RavenCommandDecoder()
        output.removeAll()
        note("client connected")
        if damage.opensMidStanza {
            damage.opensMidStanza = false
            sendMidStanza()
        }
    }

    /// The host has closed the line; what waited for it is lost.
    public mutating func disconnectClient(atUnixMilliseconds time: Int64) {
        advance(toUnixMilliseconds: time)
        guard hasClient else { return }
        hasClient = false
        output.removeAll()
        note("client disconnected")
    }

    /// Bytes from the host, at a time that is not before the last one given.
    public mutating func receive(_ bytes: [UInt8], atUnixMilliseconds time: Int64) {
        advance(toUnixMilliseconds: time)
        guard isPresent else { return }
        ear.receive(bytes)
        while let command = ear.nextCommand() {
            handle(command)
        }
    }

    mutating func schedule(_ kind: PendingAction.Kind, afterMilliseconds delay: Int64) {
        pending.append(PendingAction(dueUnixMilliseconds: now + delay, kind: kind))
    }

    /// Whether the next piece of history has no room until the host has read.
    private var waitsForHost: Bool {
        catchUpEnd != nil && hasClient && output.count >= Self.historyRoom
    }

    private static let historyRoom = 32_768

    private var nextPendingUnixMilliseconds: Int64? {
        pending.lazy.map(\.dueUnixMilliseconds).min()
    }

    private var nextScheduled: (meter: Int, event: ScheduleEvent, timeUnixMilliseconds: Int64)? {
        guard !waitsForHost else { return nil }
        var next: (meter: Int, event: ScheduleEvent, timeUnixMilliseconds: Int64)?
        for index in meters.indices {
            guard let due = meters[index].schedule.nextDue else { continue }
            if due.timeUnixMilliseconds < next?.timeUnixMilliseconds ?? .max {
                next = (index, due.event, due.timeUnixMilliseconds)
            }
        }
        return next
    }

    /// Does the one thing that is due first.
    ///
    /// - Returns: false when nothing is due by `time`.
    private mutating func performNextEvent(upTo time: Int64) -> Bool {
        let scheduled = nextScheduled
        let changeTime = timeline.nextChangeUnixMilliseconds ?? .max
        let pendingTime = nextPendingUnixMilliseconds ?? .max
        let scheduledTime = scheduled?.timeUnixMilliseconds ?? .max
        let earliest = min(changeTime, pendingTime, scheduledTime)
        guard earliest <= time else { return false }
        now = max(now, earliest)
        if changeTime == earliest {
            switch timeline.nextChange(atUnixMilliseconds: earliest) {
            case .begin(let entry): begin(entry)
            case .end(let entry): end(entry)
            case nil: break
            }
        } else if pendingTime == earliest {
            if let index = pending.firstIndex(where: { $0.dueUnixMilliseconds == earliest }) {
                perform(pending.remove(at: index).kind)
            }
        } else if let scheduled {
            meters[scheduled.meter].schedule.advance(scheduled.event)
            sendScheduled(
                scheduled.event, meter: scheduled.meter,
                atUnixMilliseconds: scheduled.timeUnixMilliseconds)
        }
        return true
    }

    private mutating func perform(_ action: PendingAction.Kind) {
        switch action {
        case .status(let status):
            enter(status)
        case .reading(let command):
            answerReading(command)
        case .answer(let bytes):
            transmit(bytes)
        case .releaseHeldAnswer:
            guard let held = heldAnswer else { return }
            heldAnswer = nil
            transmit(held)
        case .endlessPiece:
            guard timeline.isActive(.endlessStanza) else { return }
            sendRaw([UInt8](repeating: UInt8(ascii: "0"), count: 1024))
            schedule(.endlessPiece, afterMilliseconds: 100)
        case .endFastPoll(let meter):
            endFastPoll(meter: meter)
        }
    }

    // MARK: Start and history

    /// Runs through the states from power to service.
    mutating func startUp(atUnixMilliseconds time: Int64) {
        forgetBegunActions()
        for (step, status) in network.startSequence.enumerated() {
            pending.append(
                PendingAction(
                    dueUnixMilliseconds: time + Int64(step + 1) * NetworkState.startMilliseconds,
                    kind: .status(status)))
        }
        network.status = .initializing
    }

    /// Forgets what was under way, as a device without power does; only the end of fast readings
    /// still comes.
    mutating func forgetBegunActions() {
        pending.removeAll {
            if case .endFastPoll = $0.kind { false } else { true }
        }
        postponedCommands.removeAll()
        heldAnswer = nil
    }

    /// Begins to tell the past, once, when the first host says `initialize`.
    mutating func beginHistory() {
        let span = configuration.prefillMilliseconds
        guard span > 0, !historyOrigin.isEmpty else { return }
        for index in meters.indices {
            meters[index].meter = historyOrigin[index]
            meters[index].meter.advance(toUnixMilliseconds: now - span)
            for event in [ScheduleEvent.demand, .summation] {
                meters[index].schedule.tellHistory(
                    of: event, fromUnixMilliseconds: now - span, toUnixMilliseconds: now)
            }
        }
        historyOrigin = []
        catchUpEnd = now
        note("telling \(span / 1000) s of history")
    }

    private mutating func endHistory() {
        catchUpEnd = nil
        note("history told, \(counters.demandsSent) demands so far; live from here on")
        answerPostponed()
    }
}
