import RavenKit

// What others may see of the session.

extension Session {
    /// The session's state and counters now, as a value that can be published without a lock.
    public func snapshot(at now: ClockReading) -> AcquisitionSnapshot {
        var seen = AcquisitionSnapshot()
        seen.presence = presence
        seen.startedUnixSeconds = startedUnixSeconds
        seen.publishedUnixSeconds = now.unixSeconds
        if case .open = link { seen.isLinkOpen = true }
        seen.polls.expected = polls.expected
        seen.polls.answered = polls.answered
        seen.polls.late = polls.late
        seen.polls.lost = polls.lostByCause
        seen.polls.extra = polls.extra
        seen.polls.asked = tally.asks
        seen.polls.lostInARow = polls.lostInARow
        seen.commandsSent = conversation.counts.sent
        seen.commandsAnswered = conversation.counts.answered
        seen.commandsUnanswered = conversation.counts.unanswered
        seen.bytesSent = audit.byteCount
        seen.demandReadingCount = tally.demandReadings
        seen.registerReadingCount = tally.registerReadings
        seen.repeatedReadingCount = tally.repeated
        seen.unusableReadingCount = tally.unusable
        seen.otherMeterReadingCount = tally.otherMeter
        seen.estimatedTimeCount = tally.estimatedTime
        seen.fragments = tally.fragments
        seen.noiseFaultCount = tally.noise
        seen.truncatedFaultCount = tally.truncated
        seen.fieldFaultCount = tally.field
        seen.oversizeFaultCount = tally.oversize
        seen.reconnectCount = tally.opens - min(1, tally.opens)
        seen.failedOpenCount = tally.failedOpens
        seen.problem = tally.problem
        seen.lastProblem = tally.lastProblem
        seen.lastContactUnixSeconds = tally.lastContact?.unixSeconds
        seen.lastContactMonotonicMilliseconds = tally.lastContact?.monotonicMilliseconds
        seen.clockOffsetMilliseconds = clock.offsetMilliseconds.map { -$0 }
        seen.clockDriftPartsPerMillion = clock.driftPartsPerMillion
        seen.meterClockForwardStepCount = clock.forwardStepCount
        seen.meterClockBackwardStepCount = clock.backwardStepCount
        seen.gatewayClockStepCount = clock.gatewayStepCount
        seen.linkStrengthPercent = radio.linkStrengthPercent
        seen.linkStrengthHistory = radio.history
        seen.registerAdvanceCount = register.counts.advances
        seen.registerZeroGlitchCount = register.counts.zeroGlitches
        seen.registerOtherGlitchCount = register.counts.otherGlitches
        seen.registerResetCount = register.counts.resets
        seen.registerRolloverCount = register.counts.rollovers
        seen.registerJumpCount = register.counts.jumps
        seen.meterChangeCount = register.counts.meterChanges
        seen.meter = meters.chosen?.rawValue
        let description = meterDescriptions.entry(of: meters.chosen)
        seen.kind = description.kind
        seen.nickName = description.nickName
        seen.identity = dongle
        return seen
    }
}
