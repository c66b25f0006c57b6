// One state and one sentence for what stands between here and the meter.
// No other file changes `presence`.

extension Session {
    /// Works out the state and tells the owner when it has changed.
    mutating func updatePresence(_ now: ClockReading) {
        setPresence(presence(at: now), now)
    }

    mutating func setPresence(_ new: MeterPresence, _ now: ClockReading) {
        guard new != presence else { return }
        presence = new
        // Looking around is no news.
        guard new != .starting else { return }
        tell("meter: \(new.sentence)", now)
    }

    private func presence(at now: ClockReading) -> MeterPresence {
        let monotonic = now.monotonicMilliseconds
        guard case .open(let times) = link else {
            if tally.problem == .silent || tally.problem == .writerStuck { return .dongleSilent }
            let isStarting = monotonic - startedMilliseconds < startMilliseconds
            return presence == .starting && isStarting && tally.problem == nil
                ? .starting : .dongleGone
        }
        let hasContact = tally.lastContact != contactBeforeOpening
        // One lost reading is no state: the second one says so.
        if hasContact, polls.lostInARow == 0 || polls.lostInARow == 1 && !radio.isKnownNotJoined {
            return .reading
        }
        if radio.isKnownNotJoined { return radio.isRejoining ? .rejoining : .notJoined }
        if meters.configured != nil, meters.otherHeard != nil { return .wrongMeter }
        if !hasContact, monotonic - times.opened < startMilliseconds {
            // What was known before stands until the dongle talks.
            return times.lastFragment == nil ? presence : .starting
        }
        guard let lastFragment = times.lastFragment,
            monotonic - lastFragment < silenceMilliseconds + 10_000
        else { return .dongleSilent }
        return .joinedButSilent
    }

    /// How long after the start, or after opening, nothing has to be known yet.
    private var startMilliseconds: Int64 {
        3_000 * Int64(configuration.pollIntervalSeconds) + 5_000
    }
}
