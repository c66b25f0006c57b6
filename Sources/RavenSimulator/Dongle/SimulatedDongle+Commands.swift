import RavenKit

/// What the dongle does with each command (RAVEn XML API Manual; EMU-2 Technical Manual for the
/// commands of that model).
extension SimulatedDongle {
    /// How long the radio takes to fetch a reading from the meter, in milliseconds.
    private static let radioMilliseconds: Int64 = 150
    /// Readings remembered while the dongle is busy; more are forgotten.
    private static let postponedRoom = 64

    mutating func handle(_ command: ReceivedCommand) {
        counters.commandsReceived += 1
        if let effect = CommandEffect.of(command.name) {
            counters.disruptiveCommands += 1
            note(
                "DISRUPTIVE command \(command.name) (class \(effect.rawValue)), "
                    + "\(counters.disruptiveCommands) so far")
        }
        switch command.name {
        case "initialize": beginHistory()
        case "restart": startUp(atUnixMilliseconds: now)
        case "factory_reset":
            network.isCommissioned = false
            startUp(atUnixMilliseconds: now)
        case "get_connection_status": answer(command, .connectionStatus(connectionStatus))
        case "get_device_info": answer(command, .deviceInfo(deviceInfo))
        case "get_network_info": answer(command, .networkInfo(networkInfo))
        case "get_meter_list": answer(command, .meterList(meterList))
        case "get_meter_info", "get_schedule", "set_schedule", "set_schedule_default",
            "set_meter_info", "confirm_message", "set_current_price", "get_current_period_usage",
            "get_last_period_usage", "close_current_period", "set_fast_poll":
            if let index = meterIndex(command) { handle(command, meter: index) }
        case "get_time", "get_message", "get_current_price", "get_instantaneous_demand",
            "get_current_summation_delivered", "get_profile_data":
            read(command)
        default:
            guard configuration.model == .emu2, handleDisplayCommand(command) else {
                counters.unknownCommands += 1
                if unknownNamesLogged.count < 64, unknownNamesLogged.insert(command.name).inserted {
                    note("unknown command \(command.name)")
                }
                answer(command, .warning(Warning(text: "Unknown command")))
                return
            }
        }
    }

    /// Answers the readings that were asked for while the dongle was busy.
    mutating func answerPostponed() {
        let commands = postponedCommands
        postponedCommands = []
        for command in commands { read(command) }
    }

    /// Which meter a command means: the first when it names none; nil when it names one that is
    /// not bound, which gets no answer.
    func meterIndex(_ command: ReceivedCommand) -> Int? {
        guard network.isCommissioned else { return nil }
        do throws(RavenArgumentError) {
            guard let macID = try command.meter() else { return 0 }
            return meters.firstIndex { $0.meter.macID == macID }
        } catch {
            return nil
        }
    }

    /// A reading: from the dongle's memory, or from the meter over the radio.
    private mutating func read(_ command: ReceivedCommand) {
        guard let index = meterIndex(command) else { return }
        if catchUpEnd != nil || network.isStartingUp {
            if postponedCommands.count < Self.postponedRoom { postponedCommands.append(command) }
            return
        }
        let isProfile = command.name == "get_profile_data"
        // A price that the host has set hides the meter's: there is nothing to ask for.
        let isUserPrice =
            command.name == "get_current_price" && meters[index].userPrice != nil
        let wantsRefresh = isProfile || !isUserPrice && (try? command.flag("Refresh")) == true
        if wantsRefresh || !hasCached(command, meter: index) {
            guard network.isConnected else { return }
            schedule(.reading(command), afterMilliseconds: Self.radioMilliseconds)
        } else if let cached = cachedReading(command, meter: index) {
            answer(command, cached)
        }
    }

    /// The meter has answered over the radio.
    mutating func answerReading(_ command: ReceivedCommand) {
        guard network.isConnected, let index = meterIndex(command) else { return }
        switch command.name {
        case "get_instantaneous_demand":
            let reading = readDemand(meter: index, atUnixMilliseconds: now)
            answer(command, .instantaneousDemand(reading))
        case "get_current_summation_delivered":
            let reading = readSummation(meter: index, atUnixMilliseconds: now)
            answer(command, .currentSummationDelivered(reading))
        case "get_profile_data":
            meters[index].meter.advance(toUnixMilliseconds: now)
            answer(command, .profileData(profileData(command, of: meters[index])))
        default:
            if let reading = cachedReading(command, meter: index) { answer(command, reading) }
        }
    }

    private func hasCached(_ command: ReceivedCommand, meter index: Int) -> Bool {
        switch command.name {
        case "get_instantaneous_demand": meters[index].lastDemand != nil
        case "get_current_summation_delivered": meters[index].lastSummation != nil
        default: true
        }
    }

    private func cachedReading(_ command: ReceivedCommand, meter index: Int) -> RavenFragment? {
        let meter = meters[index]
        switch command.name {
        case "get_time": return .timeCluster(time(of: meter, atUnixMilliseconds: now))
        case "get_message": return message(of: meter).map(RavenFragment.messageCluster)
        case "get_current_price": return .priceCluster(price(of: meter))
        case "get_instantaneous_demand":
            return meter.lastDemand.map(RavenFragment.instantaneousDemand)
        case "get_current_summation_delivered":
            return meter.lastSummation.map(RavenFragment.currentSummationDelivered)
        default: return nil
        }
    }

    /// Commands that concern one meter and are dealt with inside the dongle.
    private mutating func handle(_ command: ReceivedCommand, meter index: Int) {
        switch command.name {
        case "get_meter_info": answer(command, .meterInfo(meterInfo(of: meters[index])))
        case "get_schedule": answerSchedule(command, meter: index)
        case "set_schedule": setSchedule(command, meter: index)
        case "set_schedule_default": setScheduleDefault(command, meter: index)
        case "set_meter_info": setMeterInfo(command, meter: index)
        case "get_current_period_usage":
            answer(command, .currentPeriodUsage(currentPeriodUsage(of: meters[index])))
        case "get_last_period_usage":
            answer(command, .lastPeriodUsage(lastPeriodUsage(of: meters[index])))
        case "close_current_period":
            // A dongle that has not heard the registers yet goes by those of now.
            if meters[index].lastSummation == nil, catchUpEnd == nil {
                meters[index].meter.advance(toUnixMilliseconds: now)
            }
            meters[index].closePeriod(atUnixSeconds: meterTime(now))
        case "confirm_message":
            let id = try? command.requiredNumber("Id", as: UInt32.self)
            if let id, meters[index].message?.id == id {
                meters[index].message?.isConfirmed = true
            }
        case "set_current_price": setCurrentPrice(command, meter: index)
        case "set_fast_poll": setFastPoll(command, meter: index)
        default: break
        }
    }

    private static let displayCommands: Set<String> = [
        "get_fast_poll_status", "get_price_blocks", "get_meter_attributes",
        "get_local_attributes", "get_billing_periods", "get_restart_info", "print_network_tables",
        "set_meter_attributes", "set_local_attributes", "set_billing_period_list",
        "set_billing_period", "set_block_structure", "set_price_block",
    ]

    /// The commands that only the display knows; its settings are taken without effect and
    /// without an answer.
    ///
    /// - Returns: false for a command that the display does not know either.
    private mutating func handleDisplayCommand(_ command: ReceivedCommand) -> Bool {
        guard
            Self.displayCommands.contains(command.name) || CommandEffect.of(command.name) != nil
        else { return false }
        guard let index = meterIndex(command) else { return true }
        switch command.name {
        case "get_fast_poll_status":
            answer(command, .fastPollStatus(fastPollStatus(of: meters[index])))
        case "get_price_blocks":
            answer(command, .blockPriceDetail(blockPrices(of: meters[index])))
        case "get_meter_attributes", "get_local_attributes", "get_billing_periods",
            "get_restart_info":
            answer(command, .unknown(undocumentedAnswer(command.name, of: meters[index])))
        case "print_network_tables":
            sendRaw(Array(networkTables.utf8))
        default: break
        }
        return true
    }
}
