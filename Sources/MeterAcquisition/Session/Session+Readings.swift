import IntervalCache
import RavenKit
import SEPSimpleMetering

// Every whole fragment of the chosen meter, turned into what the ring stores.

extension Session {
    /// Takes all whole fragments and faults out of the decoder.
    mutating func drainDecoder(_ now: ClockReading) {
        while let event = decoder.nextEvent() {
            switch event {
            case .fault(let fault): tally.count(fault)
            case .fragment(let received): take(received, now)
            }
        }
    }

    private mutating func take(_ received: ReceivedFragment, _ now: ClockReading) {
        let kind = FragmentKind(received.fragment)
        tally.fragments[kind.rawValue] += 1
        noteFragment(now)
        conversation.received(kind, atMilliseconds: now.monotonicMilliseconds)
        if received.isScaleDamaged, kind == .demand || kind == .summation {
            // Without its scale a reading could be wrong a thousandfold.
            tally.unusable += 1
            return
        }
        switch received.fragment {
        case .instantaneousDemand(let demand): take(demand, now)
        case .currentSummationDelivered(let summation): take(summation, now)
        case .connectionStatus(let report):
            if report.status.isConnected { meters.joined(report.meterMacID) }
            takeRadio(report.status, report.linkStrengthPercent, now)
        case .networkInfo(let report):
            if report.status.isConnected { meters.joined(report.coordMacID) }
            takeRadio(report.status, report.linkStrengthPercent, now)
        case .meterList(let list):
            meters.list(list.meterMacIDs)
            if setup == .greeting { continueSetup() }
        case .priceCluster(let price): take(price, now)
        case .messageCluster(let message): take(message, now)
        case .meterInfo(let info):
            meterDescriptions.take(info)
            switch info.meterType {
            case .gas, .water: meters.markNotElectric(info.meterMacID)
            default: break
            }
        case .deviceInfo(let info):
            dongle.take(info)
            if handsOutRegistration, let address = info.deviceMacID?.rawValue {
                let code = info.installCode?.revealed
                outputs.append(
                    .registration(
                        DongleRegistration(
                            address: address,
                            // Utilities ask for the digits without the dongle's prefix.
                            installCode: code.map {
                                $0.hasPrefix("0x") ? String($0.dropFirst(2)) : $0
                            })
                    ))
            }
        default: break
        }
    }

    private mutating func takeRadio(
        _ status: NetworkStatus, _ linkStrengthPercent: UInt8?, _ now: ClockReading
    ) {
        let hasJoined = radio.report(
            status, linkStrengthPercent: linkStrengthPercent, atUnixSeconds: now.unixSeconds)
        // A dongle that has just joined may have restarted and forgotten its schedule.
        if hasJoined { scheduleReports() }
    }

    private mutating func take(_ demand: InstantaneousDemand, _ now: ClockReading) {
        guard isOfChosenMeter(demand.meterMacID, now) else {
            (foreignDemand, foreignReceived) = (demand, now)
            return
        }
        guard let raw = demand.demand,
            let power = try? MeteringScale(demand.multiplier, demand.divisor)
                .fixedPoint(raw, powerOfTen: -6),
            let milliwatts = Int64(exactly: power.value)
        else {
            tally.unusable += 1
            return
        }
        let time = ReadingTime(
            demand.timeStamp, received: now, offsetMilliseconds: clock.offsetMilliseconds)
        // The dongle repeats its last answer while the meter is silent: no news of the meter.
        let isRepeat = !time.isEstimated && demand.timeStamp == lastDemandTimeStamp
        lastDemandTimeStamp = demand.timeStamp
        var cause: GapCause?
        if isRepeat {
            tally.repeated += 1
        } else {
            let stepped = noteContact(time, now)
            cause = demandTrack.reading(
                atUnixSeconds: time.unixSeconds, clockStepped: stepped)
            _ = polls.reading(atMilliseconds: now.monotonicMilliseconds)
        }
        guard
            let sample = try? DemandSample(
                timeUnixSeconds: time.unixSeconds, demandMilliwatts: milliwatts,
                receiveOffsetSeconds: time.receiveOffsetSeconds,
                flags: flags(time, isExact: power.isExact), gapCauseBefore: cause)
        else {
            tally.unusable += 1
            return
        }
        if time.isEstimated { tally.estimatedTime += 1 }
        tally.demandReadings += 1
        outputs.append(.demand(sample))
    }

    private mutating func take(_ summation: CurrentSummationDelivered, _ now: ClockReading) {
        guard isOfChosenMeter(summation.meterMacID, now) else { return }
        let scale = MeteringScale(summation.multiplier, summation.divisor)
        let delivered = scale.milliwattHours(summation.summationDelivered)
        let received = scale.milliwattHours(summation.summationReceived)
        guard delivered != nil || received != nil else {
            tally.unusable += 1
            return
        }
        let time = ReadingTime(
            summation.timeStamp, received: now, offsetMilliseconds: clock.offsetMilliseconds)
        nextSummationAskMilliseconds = now.monotonicMilliseconds + summationPatience
        guard time.isEstimated || summation.timeStamp != lastSummationTimeStamp else {
            tally.repeated += 1
            return
        }
        lastSummationTimeStamp = summation.timeStamp
        // Registers come seldom and slowly: contact, but no measure of the clock.
        tally.lastContact = now
        let verdict = register.judge(
            RegisterTruth.Reading(
                delivered: delivered?.value, received: received?.value,
                rawDelivered: summation.summationDelivered,
                rawReceived: summation.summationReceived,
                multiplier: summation.multiplier, divisor: summation.divisor,
                monotonicMilliseconds: now.monotonicMilliseconds,
                meterUnixSeconds: time.unixSeconds))
        let cause = registerTrack.reading(atUnixSeconds: time.unixSeconds, clockStepped: false)
        guard
            var sample = try? RegisterSample(
                timeUnixSeconds: time.unixSeconds, deliveredMilliwattHours: delivered?.value,
                receivedMilliwattHours: received?.value,
                receiveOffsetSeconds: time.receiveOffsetSeconds,
                flags: flags(
                    time, isExact: delivered?.isExact ?? true && received?.isExact ?? true),
                gapCauseBefore: cause)
        else {
            tally.unusable += 1
            return
        }
        switch verdict {
        case .hold:
            heldRegister = sample
            return
        case .drop:
            tally.unusable += 1
            return
        case .passHeldAndThis:
            if var first = heldRegister {
                first.stamp.gapCauseBefore = .registerRestart
                store(first)
            }
        case .passAnew: sample.stamp.gapCauseBefore = .registerRestart
        case .pass, .dropHeldAndPass: break
        }
        heldRegister = nil
        store(sample)
    }

    private mutating func store(_ sample: RegisterSample) {
        if sample.stamp.flags.contains(.estimatedTime) { tally.estimatedTime += 1 }
        tally.registerReadings += 1
        outputs.append(.register(sample))
    }

    /// Whether a reading belongs to the chosen meter; says so once when the choice changes.
    private mutating func isOfChosenMeter(_ address: EUI64?, _ now: ClockReading) -> Bool {
        let former = meters.chosen
        guard meters.accepts(address, atMilliseconds: now.monotonicMilliseconds) else {
            tally.otherMeter += 1
            return false
        }
        if let chosen = meters.chosen, chosen != former, let former {
            register.meterChanged()
            notices = UtilityNotices()
            noticesVersion += 1
            heldRegister = nil
            lastDemandTimeStamp = nil
            lastSummationTimeStamp = nil
            tell(
                "meter: reading the meter ending in \(Self.ending(chosen)) in place of the one "
                    + "ending in \(Self.ending(former)).", now)
            if let first = foreignDemand, let received = foreignReceived,
                first.meterMacID == chosen
            {
                foreignDemand = nil
                tally.otherMeter -= 1
                take(first, received)
            }
        }
        return true
    }

    /// A new reading of the meter. Returns whether the meter's clock stepped right before it.
    private mutating func noteContact(_ time: ReadingTime, _ now: ClockReading) -> Bool {
        tally.lastContact = now
        guard !time.isEstimated else { return false }
        return clock.observe(meterUnixSeconds: time.unixSeconds, received: now)
    }

    private func flags(_ time: ReadingTime, isExact: Bool) -> SampleFlags {
        var flags: SampleFlags = isExact ? [] : .rounded
        if time.isEstimated { flags.insert(.estimatedTime) }
        return flags
    }

    /// The last four digits: enough to tell meters apart, too little to identify one.
    static func ending(_ meter: EUI64) -> String {
        let digits = String(meter.rawValue & 0xFFFF | 0x1_0000, radix: 16)
        return String(digits.dropFirst())
    }
}

extension MeteringScale {
    /// The scale of a RAVEn fragment: a multiplier or divisor that is zero or missing counts as one,
    /// each on its own (XML API manual 1.27; rule S1), so the formatting never takes part.
    fileprivate init(_ multiplier: UInt32?, _ divisor: UInt32?) {
        func factor(_ value: UInt32?) -> UInt32 {
            guard let value, value != 0 else { return 1 }
            return value
        }
        self.init(multiplier: factor(multiplier), divisor: factor(divisor))
    }

    /// A register in milliwatt-hours; nil where it is missing or does not fit.
    fileprivate func milliwattHours(_ raw: UInt64?) -> (value: UInt64, isExact: Bool)? {
        guard let raw, let energy = try? fixedPoint(raw, powerOfTen: -6),
            let value = UInt64(exactly: energy.value), value < 1 << 63
        else { return nil }
        return (value, energy.isExact)
    }
}
