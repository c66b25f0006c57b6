import RavenKit

/// The commands that change what the dongle keeps: schedule, names, price, fast readings.
extension SimulatedDongle {
    /// One fragment for the event asked for, or one for each event.
    mutating func answerSchedule(_ command: ReceivedCommand, meter index: Int) {
        let wanted = command.event()
        guard let mode = scheduleMode(command) else { return }
        let schedule = meters[index].idleSchedules[mode] ?? meters[index].schedule
        for line in schedule.lines where wanted == nil || wanted == line.event {
            answer(
                command,
                .scheduleInfo(
                    ScheduleInfo(
                        deviceMacID: macID, meterMacID: meters[index].meter.macID,
                        event: line.event, frequencySeconds: line.frequencySeconds,
                        enabled: line.frequencySeconds != nil,
                        mode: configuration.model == .emu2 ? mode.rawValue : nil)))
        }
    }

    /// The mode that a command means, of which only the display has several; nil where the word is
    /// none.
    private func scheduleMode(_ command: ReceivedCommand) -> ScheduleMode? {
        guard configuration.model == .emu2, let word = command.text("Mode") else {
            return .default
        }
        return ScheduleMode(rawValue: word.lowercased())
    }

    /// Takes a new schedule; a frequency of all ones is the manual's word for switched off.
    mutating func setSchedule(_ command: ReceivedCommand, meter index: Int) {
        guard
            case .setSchedule(_, let event, let seconds, let isEnabled, _) =
                RavenScheduleCommand(command)
        else {
            note("set_schedule ignored: no event, or a frequency that is no number of seconds")
            return
        }
        guard let mode = scheduleMode(command) else {
            note("set_schedule ignored: the modes are default, rest and sleep")
            return
        }
        let frequency = isEnabled && seconds != .max ? seconds : nil
        let isIdle = meters[index].idleSchedules[mode] != nil
        let isKnown =
            meters[index].idleSchedules[mode]?.set(
                event, frequencySeconds: frequency, atUnixMilliseconds: now)
            ?? meters[index].schedule.set(
                event, frequencySeconds: frequency, atUnixMilliseconds: now)
        guard isKnown else {
            note("set_schedule ignored: no event named \(event.word ?? "")")
            return
        }
        guard !isIdle else { return }
        // The host's last word holds: fast readings end with a new interval for the demand.
        if event == .demand { forgetFastPoll(meter: index) }
        followDemandSchedule(meter: index)
        note("schedule: \(event.word ?? "") \(frequency.map { "every \($0) s" } ?? "off")")
    }

    mutating func setScheduleDefault(_ command: ReceivedCommand, meter index: Int) {
        let wanted = command.event()
        for line in meters[index].schedule.lines where wanted == nil || wanted == line.event {
            meters[index].schedule.setDefault(line.event, atUnixMilliseconds: now)
            if line.event == .demand { forgetFastPoll(meter: index) }
        }
        followDemandSchedule(meter: index)
        note("schedule: \(wanted?.word ?? "all events") as delivered")
    }

    /// The meter holds a demand for as long as the dongle waits between two.
    private mutating func followDemandSchedule(meter index: Int) {
        if let interval = meters[index].schedule.line(.demand)?.intervalMilliseconds {
            meters[index].meter.holdMilliseconds = interval
        }
    }

    mutating func setMeterInfo(_ command: ReceivedCommand, meter index: Int) {
        let places: [(String, WritableKeyPath<BoundMeter.Settings, String>)] = [
            ("NickName", \.nickName), ("Account", \.account), ("Auth", \.auth), ("Host", \.host),
        ]
        for (name, place) in places {
            if let text = command.argument(name) { meters[index].settings[keyPath: place] = text }
        }
        if let isEnabled = try? command.flag("Enabled") {
            meters[index].settings.isEnabled = isEnabled
        }
    }

    /// A price of 0 gives the meter's own price its place back.
    mutating func setCurrentPrice(_ command: ReceivedCommand, meter index: Int) {
        guard let price = try? command.requiredNumber("Price", as: UInt32.self),
            let digits = try? command.number("TrailingDigits", as: UInt8.self) ?? 0
        else {
            note("set_current_price ignored: no price, or one above 32 bits")
            return
        }
        meters[index].userPrice =
            price == 0
            ? nil
            : BoundMeter.UserPrice(
                price: price, trailingDigits: digits, setUnixSeconds: meterTime(now))
    }

    /// Readings at the host's pace for at most a quarter of an hour (ZigBee SE 1.0 meters do not
    /// know fast polling, so the dongle asks more often by itself).
    mutating func setFastPoll(_ command: ReceivedCommand, meter index: Int) {
        guard let frequency = try? command.requiredNumber("Frequency", as: UInt16.self),
            let duration = try? command.requiredNumber("Duration", as: UInt16.self),
            frequency >= 4, duration <= 900
        else {
            note("set_fast_poll ignored: frequency 4 to 65535 s, duration up to 900 s")
            return
        }
        let usual =
            meters[index].fastPoll?.usualFrequencySeconds
            ?? meters[index].schedule.line(.demand)?.frequencySeconds
        forgetFastPoll(meter: index)
        meters[index].fastPoll = BoundMeter.FastPoll(
            frequencySeconds: UInt32(frequency),
            endUnixMilliseconds: now + Int64(duration) * 1000, usualFrequencySeconds: usual)
        meters[index].schedule.set(
            .demand, frequencySeconds: UInt32(frequency), atUnixMilliseconds: now)
        followDemandSchedule(meter: index)
        schedule(.endFastPoll(meter: index), afterMilliseconds: Int64(duration) * 1000)
    }

    private mutating func forgetFastPoll(meter index: Int) {
        meters[index].fastPoll = nil
        pending.removeAll {
            if case .endFastPoll(index) = $0.kind { true } else { false }
        }
    }

    mutating func endFastPoll(meter index: Int) {
        guard let fastPoll = meters[index].fastPoll else { return }
        meters[index].fastPoll = nil
        meters[index].schedule.set(
            .demand, frequencySeconds: fastPoll.usualFrequencySeconds, atUnixMilliseconds: now)
        followDemandSchedule(meter: index)
        note("fast readings over")
    }
}
