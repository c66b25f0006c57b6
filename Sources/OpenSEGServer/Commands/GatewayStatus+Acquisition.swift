import MeterAcquisition
import OpenSEGAPI

extension GatewayStatus {
    /// What the acquisition says about itself, in the API's words.
    init(_ snapshot: AcquisitionSnapshot, source: MeterSource, journal: Journal? = nil) {
        self.init(
            link: Link(snapshot.presence), sentence: snapshot.presence.sentence,
            softwareVersion: OpenSEGCommand.version,
            startedUnixSeconds: snapshot.startedUnixSeconds,
            polls: Polls(
                sent: snapshot.polls.expected, answered: snapshot.polls.answered,
                late: snapshot.polls.late, lost: snapshot.polls.lost.total),
            faults: Faults(
                noise: snapshot.noiseFaultCount, truncated: snapshot.truncatedFaultCount,
                field: snapshot.fieldFaultCount, oversize: snapshot.oversizeFaultCount),
            fragmentCount: snapshot.fragmentCount, reconnectCount: snapshot.reconnectCount,
            linkStrengthPercent: snapshot.linkStrengthPercent.map(Int.init),
            lastContactUnixSeconds: snapshot.lastContactUnixSeconds,
            clockOffsetSeconds: snapshot.clockOffsetMilliseconds.map(Self.wholeSeconds),
            meterIdentifier: snapshot.meter.map(Self.identifier),
            lastProblem: snapshot.lastProblem?.sentence(for: source),
            acquisition: AcquisitionStatus(snapshot, journal))
    }

    /// Rounded half away from zero.
    private static func wholeSeconds(_ milliseconds: Int64) -> Int64 {
        let half: Int64 = milliseconds < 0 ? -500 : 500
        return milliseconds.addingReportingOverflow(half).partialValue / 1000
    }

    /// `0x` and 16 digits.
    private static func identifier(_ address: UInt64) -> String {
        let digits = String(address, radix: 16)
        return "0x" + String(repeating: "0", count: 16 - digits.count) + digits
    }
}

extension AcquisitionStatus {
    fileprivate init(_ snapshot: AcquisitionSnapshot, _ journal: MeterAcquisition.Journal?) {
        self.init()
        let lost = snapshot.polls.lost
        lostPolls = LostPolls(
            noReply: lost.noReply, notJoined: lost.notJoined, dongleGone: lost.dongleGone,
            gatewayDown: lost.gatewayDown)
        pollsAsked = snapshot.polls.asked
        extraReadings = snapshot.polls.extra
        clock = Clock(
            driftPartsPerMillion: snapshot.clockDriftPartsPerMillion,
            forwardSteps: snapshot.meterClockForwardStepCount,
            backwardSteps: snapshot.meterClockBackwardStepCount,
            gatewaySteps: snapshot.gatewayClockStepCount,
            estimatedTimes: snapshot.estimatedTimeCount)
        registers = Registers(
            advances: snapshot.registerAdvanceCount, resets: snapshot.registerResetCount,
            rollovers: snapshot.registerRolloverCount, jumps: snapshot.registerJumpCount,
            meterChanges: snapshot.meterChangeCount,
            zeroGlitches: snapshot.registerZeroGlitchCount,
            otherGlitches: snapshot.registerOtherGlitchCount)
        unstored = Unstored(
            repeated: snapshot.repeatedReadingCount, unusable: snapshot.unusableReadingCount,
            otherMeter: snapshot.otherMeterReadingCount)
        commands = Commands(
            sent: snapshot.commandsSent, answered: snapshot.commandsAnswered,
            unanswered: snapshot.commandsUnanswered, bytes: snapshot.bytesSent)
        failedOpens = snapshot.failedOpenCount
        linkStrength = LinkStrength(
            startUnixSeconds: snapshot.linkStrengthHistory.startUnixSeconds,
            stepSeconds: LinkStrengthHistory.stepSeconds,
            percents: snapshot.linkStrengthHistory.percents)
        devices = Devices(
            meterKind: snapshot.meterKind, meterName: snapshot.meterNickName,
            manufacturer: snapshot.dongleManufacturer, model: snapshot.dongleModel,
            firmware: snapshot.dongleFirmware, hardware: snapshot.dongleHardware)
        self.journal = journal.map { Journal($0.status, restored: $0.restoredReadingCount) }
    }
}

extension AcquisitionStatus.Journal {
    fileprivate init(_ status: JournalStatus, restored: UInt64) {
        let state =
            switch status.state {
            case .ready: "ready"
            case .writing: "writing"
            case .failing: "failing"
            case .overBudget: "over_budget"
            case .unusable: "unusable"
            }
        self.init(
            state: state, restoredReadings: restored,
            writtenReadings: status.writtenReadingCount,
            waitingReadings: status.waitingReadingCount,
            droppedReadings: status.droppedReadingCount, writtenBytes: status.writtenByteCount,
            writtenBlockBytes: status.writtenBlockByteCount, failures: status.failureCount,
            lastWriteUnixSeconds: status.lastWriteUnixSeconds)
    }
}

extension GatewayStatus.Link {
    fileprivate init(_ presence: MeterPresence) {
        switch presence {
        case .starting: self = .starting
        case .reading: self = .connected
        case .dongleGone: self = .noDongle
        case .dongleSilent, .joinedButSilent: self = .silent
        case .notJoined, .rejoining, .wrongMeter: self = .notJoined
        case .stopped: self = .stopped
        }
    }
}
