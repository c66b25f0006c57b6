import RavenKit

// What is said to the dongle. The commands themselves are the closed list in `AcquisitionCommand`.

extension Session {
    /// Greets the dongle: its parser first, then who is there. The rest follows the list of meters.
    mutating func beginSetup() {
        conversation.startOver()
        setup = .greeting
        conversation.enqueue(.initialize)
        conversation.enqueue(.listMeters)
        conversation.enqueue(.connectionStatus)
    }

    /// The list of meters has come, or will not come: sets the schedule, asks for first readings and
    /// for what is good to know.
    mutating func continueSetup() {
        scheduleReports()
        for meter in meters.addressees {
            conversation.enqueue(.demand(meter))
            conversation.enqueue(.summation(meter))
        }
        setup = .scheduled
    }

    /// Asks what is good to know, of a dongle that talks; its silence would hold up the rest.
    private mutating func getAcquainted() {
        conversation.enqueue(.networkInfo)
        for meter in meters.addressees { conversation.enqueue(.meterInfo(meter)) }
        conversation.enqueue(.time(meters.addressee))
        // Last, because some dongles never answer it.
        conversation.enqueue(.deviceInfo)
        askForNotices()
        setup = .acquainted
    }

    /// Tells the dongle how often to report by itself.
    mutating func scheduleReports() {
        for meter in meters.addressees {
            conversation.enqueue(
                .scheduleDemand(meter, seconds: UInt32(configuration.pollIntervalSeconds)))
            conversation.enqueue(
                .scheduleSummation(
                    meter, seconds: UInt32(configuration.summationIntervalSeconds)))
        }
    }

    /// Gives up answers that are overdue, asks for readings that are late, and lines up what is due.
    mutating func advanceConversation(_ now: ClockReading) {
        guard case .open(let times) = link else { return }
        let monotonic = now.monotonicMilliseconds
        if setup == .scheduled, times.lastFragment != nil { getAcquainted() }
        if let asking = askMilliseconds, monotonic >= asking {
            askedPollMilliseconds = polls.askMilliseconds
            tally.asks += 1
            conversation.enqueue(.demand(meters.addressee))
            // Readings that only come when asked for, or not at all: the schedule may be forgotten.
            if polls.lateInARow >= 3 || polls.lostInARow % 16 == 4 { scheduleReports() }
        }
        if monotonic >= nextSummationAskMilliseconds {
            nextSummationAskMilliseconds = monotonic + summationPatience
            conversation.enqueue(.summation(meters.addressee))
        }
        if monotonic >= nextStatusAskMilliseconds {
            nextStatusAskMilliseconds = monotonic + configuration.timing.statusMilliseconds
            conversation.enqueue(.connectionStatus)
            askForNotices()
        }
        if conversation.advance(toMilliseconds: monotonic) == .listMeters, setup == .greeting {
            // No answer: a single meter needs no address, so go on without the list.
            continueSetup()
            _ = conversation.advance(toMilliseconds: monotonic)
        }
    }

    /// When the current poll's reading is to be asked for; nil once it has been. During a long
    /// silence only every second, fourth, ... up to every sixteenth poll is asked for, to keep the
    /// radio quiet.
    var askMilliseconds: Int64? {
        guard let ask = polls.askMilliseconds, ask != askedPollMilliseconds else { return nil }
        let stride = UInt64(1) << min(4, polls.lostInARow / 8)
        let pollsToSkip = (stride - polls.lostInARow % stride) % stride
        return ask + Int64(pollsToSkip) * 1000 * Int64(configuration.pollIntervalSeconds)
    }

    /// How long the register may stay away before it is asked for.
    var summationPatience: Int64 { 1500 * Int64(configuration.summationIntervalSeconds) }
}
