import RavenKit

/// The meter's fragments: demand, registers, time, price, message, usage, profile.
extension SimulatedDongle {
    /// Says what the schedule has come to; `time` lies in the past while the history is told.
    mutating func sendScheduled(
        _ event: ScheduleEvent, meter index: Int, atUnixMilliseconds time: Int64
    ) {
        let isHistory = catchUpEnd.map { time < $0 } ?? false
        guard network.isConnected || isHistory else {
            if network.status == .rejoining { repeatReading(event, meter: index) }
            return
        }
        switch event {
        case .demand:
            let reading = readDemand(meter: index, atUnixMilliseconds: time)
            send(.instantaneousDemand(reading))
        case .summation:
            let reading = readSummation(meter: index, atUnixMilliseconds: time)
            send(.currentSummationDelivered(reading))
        case .time:
            send(.timeCluster(self.time(of: meters[index], atUnixMilliseconds: time)))
        case .price:
            send(.priceCluster(price(of: meters[index])))
        case .message:
            if let message = message(of: meters[index]) { send(.messageCluster(message)) }
        case .profileData:
            meters[index].meter.advance(toUnixMilliseconds: time)
            send(.profileData(profileData(nil, of: meters[index])))
        default:
            break  // the utility has published no prices, periods or blocks ahead
        }
    }

    /// Without radio contact the dongle says what it last heard, time stamp and all.
    private mutating func repeatReading(_ event: ScheduleEvent, meter index: Int) {
        if event == .demand, let reading = meters[index].lastDemand {
            send(.instantaneousDemand(reading))
        } else if event == .summation, let reading = meters[index].lastSummation {
            send(.currentSummationDelivered(reading))
        }
    }

    mutating func readDemand(meter index: Int, atUnixMilliseconds time: Int64)
        -> InstantaneousDemand
    {
        _ = meters[index].meter.sampleDemand(atUnixMilliseconds: time)
        let reading = demand(of: meters[index], atUnixMilliseconds: time)
        meters[index].lastDemand = reading
        return reading
    }

    func demand(of meter: BoundMeter, atUnixMilliseconds time: Int64) -> InstantaneousDemand {
        let scale = configuration.scale
        return InstantaneousDemand(
            deviceMacID: macID, meterMacID: meter.meter.macID, timeStamp: timeStamp(time),
            demand: meter.meter.rawDemand, multiplier: scale.multiplier, divisor: scale.divisor,
            digitsRight: scale.digitsRight, digitsLeft: scale.digitsLeft,
            suppressLeadingZero: configuration.suppressesLeadingZero)
    }

    mutating func readSummation(meter index: Int, atUnixMilliseconds time: Int64)
        -> CurrentSummationDelivered
    {
        meters[index].meter.advance(toUnixMilliseconds: time)
        let meter = meters[index].meter
        let scale = configuration.scale
        let reading = CurrentSummationDelivered(
            deviceMacID: macID, meterMacID: meter.macID, timeStamp: timeStamp(time),
            summationDelivered: meter.delivered.rawCount,
            summationReceived: meter.received.rawCount, multiplier: scale.multiplier,
            divisor: scale.divisor, digitsRight: scale.digitsRight, digitsLeft: scale.digitsLeft,
            suppressLeadingZero: configuration.suppressesLeadingZero)
        meters[index].lastSummation = reading
        return reading
    }

    func time(of meter: BoundMeter, atUnixMilliseconds time: Int64) -> TimeCluster {
        let utc = timeStamp(time)
        return TimeCluster(
            deviceMacID: macID, meterMacID: meter.meter.macID, utcTime: utc,
            localTimeSecondsSince2000: utc.map {
                UInt32(
                    truncatingIfNeeded: Int64($0.secondsSince2000)
                        + configuration.localOffsetSeconds)
            })
    }

    /// The price in force: the host's, the scenario's, or the utility's by the hour.
    func price(of meter: BoundMeter) -> PriceCluster {
        var cluster = PriceCluster(
            deviceMacID: macID, meterMacID: meter.meter.macID, timeStamp: timeStamp(now),
            currency: Self.dollar, trailingDigits: 4)
        if let user = meter.userPrice {
            cluster.timeStamp = ZigBeeUTCTime(unixSeconds: user.setUnixSeconds)
            cluster.price = user.price
            cluster.trailingDigits = user.trailingDigits
            cluster.tier = 0
            cluster.rateLabel = "Set by User"
        } else if let meterPrice {
            cluster.price = meterPrice ?? 0xFFFF_FFFF
            cluster.tier = meterPrice == nil ? 0 : 1
            cluster.rateLabel = ""
        } else {
            let listed = PriceList.price(atUnixSeconds: meterTime(now))
            cluster.price = listed.tenThousandths
            cluster.tier = listed.tier
            cluster.startTime = ZigBeeUTCTime(unixSeconds: listed.startUnixSeconds)
            cluster.durationMinutes = listed.minutes
            cluster.rateLabel = listed.label
        }
        return cluster
    }

    func message(of meter: BoundMeter) -> MessageCluster? {
        meter.message.map {
            MessageCluster(
                deviceMacID: macID, meterMacID: meter.meter.macID,
                timeStamp: ZigBeeUTCTime(unixSeconds: $0.receivedUnixSeconds), id: $0.id,
                text: $0.text, confirmationRequired: $0.needsConfirmation,
                confirmed: $0.isConfirmed, queue: .active)
        }
    }

    /// The utility sends a text to the first meter's display.
    mutating func receiveMessage(_ text: String, needsConfirmation: Bool) {
        meters[0].message = BoundMeter.Message(
            id: (meters[0].message?.id ?? 16) + 1, text: text,
            needsConfirmation: needsConfirmation, receivedUnixSeconds: meterTime(now))
        if network.isConnected, let message = message(of: meters[0]) {
            send(.messageCluster(message))
        }
    }

    func currentPeriodUsage(of meter: BoundMeter) -> CurrentPeriodUsage {
        let scale = configuration.scale
        return CurrentPeriodUsage(
            deviceMacID: macID, meterMacID: meter.meter.macID,
            timeStamp: meter.lastSummation.flatMap(\.timeStamp),
            currentUsage: meter.currentUsageRaw, multiplier: scale.multiplier,
            divisor: scale.divisor, digitsRight: scale.digitsRight, digitsLeft: 0,
            suppressLeadingZero: true,
            startDate: ZigBeeUTCTime(unixSeconds: meter.meter.usage.startUnixSeconds))
    }

    func lastPeriodUsage(of meter: BoundMeter) -> LastPeriodUsage {
        let scale = configuration.scale
        let usage = meter.meter.usage
        return LastPeriodUsage(
            deviceMacID: macID, meterMacID: meter.meter.macID, lastUsage: usage.lastRaw,
            multiplier: scale.multiplier, divisor: scale.divisor, digitsRight: scale.digitsRight,
            digitsLeft: 0, suppressLeadingZero: true,
            startDate: ZigBeeUTCTime(unixSeconds: usage.lastStartUnixSeconds),
            endDate: ZigBeeUTCTime(unixSeconds: usage.startUnixSeconds))
    }

    /// The meter's interval data as asked for; without a command the newest interval delivered.
    func profileData(_ command: ReceivedCommand?, of meter: BoundMeter) -> ProfileData {
        var answer = ProfileData(
            deviceMacID: macID, meterMacID: meter.meter.macID, status: .success,
            intervalPeriod: ProfileIntervalPeriod(rawValue: 3))
        let count = (try? command?.number("NumberOfPeriods", as: UInt32.self)) ?? 1
        let channel = command?.text("IntervalChannel")?.lowercased() ?? "delivered"
        let present = meterTime(now)
        // 0 asks for the newest; a time that is none is answered like one in the future.
        var endTime: Int64? = present
        do throws(RavenArgumentError) {
            if let end = try command?.number("EndTime", as: UInt32.self), end != 0 {
                endTime = ZigBeeUTCTime(secondsSince2000: end).unixSeconds
            }
        } catch {
            endTime = nil
        }
        var found: [IntervalProfile.Interval] = []
        if channel != "delivered", channel != "received" {
            answer.status = .undefinedIntervalChannel
        } else if let endTime, endTime <= present {
            found = meter.meter.profile.newest(
                Int(min(count, 12)), endingBy: endTime - clockStepSeconds)
            if found.isEmpty { answer.status = .noIntervals }
            if count > 12 { answer.status = .tooManyPeriods }
        } else {
            answer.status = .invalidEndTime
        }
        answer.endTime = found.first.flatMap {
            ZigBeeUTCTime(unixSeconds: $0.endUnixSeconds + clockStepSeconds)
        }
        answer.numberOfPeriodsDelivered = UInt8(found.count)
        answer.intervals = found.map {
            UInt32(min(channel == "received" ? $0.receivedRaw : $0.deliveredRaw, 0xFF_FFFE))
        }
        return answer
    }
}
