import RavenKit

/// What a fault of the scenario does when it begins and when it ends. Faults that only matter
/// while something is said are looked up there (`SimulatedDongle+Output`) and need nothing here.
extension SimulatedDongle {
    mutating func begin(_ entry: Scenario.Entry) {
        note("fault: \(entry.words)")
        switch entry.fault {
        case .noise(let byteCount): sendNoise(byteCount: byteCount)
        case .nulBytes(let byteCount): sendRaw([UInt8](repeating: 0, count: byteCount))
        case .cutStanza(let byteCount): damage.cutByteCounts.append(byteCount)
        case .doubledBytes(let byteCount): damage.doubledByteCounts.append(byteCount)
        case .flippedBytes(let byteCount): damage.flippedByteCounts.append(byteCount)
        case .midStanza:
            if hasClient { sendMidStanza() } else { damage.opensMidStanza = true }
        case .endlessStanza:
            sendRaw(Array("<InstantaneousDemand>\r\n  <Demand>0x".utf8))
            schedule(.endlessPiece, afterMilliseconds: 100)
        case .vanish: vanish()
        case .restart: startUp(atUnixMilliseconds: now)
        case .notJoined: if network.isCommissioned { enter(.rejoining) }
        case .load(let milliwatts): meters[0].meter.loadOverrideMilliwatts = milliwatts
        case .timeStep(let seconds): clockStepSeconds += seconds
        case .message(let text, let needsConfirmation):
            receiveMessage(text, needsConfirmation: needsConfirmation)
        case .price(let tenThousandths):
            meterPrice = .some(tenThousandths)
            if network.isConnected { send(.priceCluster(price(of: meters[0]))) }
        case .registerReset, .registerRollover, .meterChange:
            changeRegisters(entry.fault)
        case .silence, .gluedStanzas, .stuckWriter, .noAnswer, .slowAnswer, .answersOutOfOrder,
            .duplicateReadings, .timeZero, .timeNone, .divisorZero, .multiplierZero, .noValue:
            break
        }
    }

    mutating func end(_ entry: Scenario.Entry) {
        note("fault over: \(entry.words)")
        switch entry.fault {
        case .vanish:
            guard !timeline.isActive(.vanish) else { return }
            isPresent = true
            note("device is back")
            startUp(atUnixMilliseconds: now)
        case .notJoined:
            if network.status == .rejoining { enter(.connected) }
        case .load:
            // Of several loads that hold, the one that began last is in force.
            let loads = timeline.activeFaults.compactMap { fault -> Int64? in
                if case .load(let milliwatts) = fault { milliwatts } else { nil }
            }
            meters[0].meter.loadOverrideMilliwatts = loads.last
        default: break
        }
    }

    private mutating func vanish() {
        isPresent = false
        hasClient = false
        forgetBegunActions()
        note("device vanished")
    }

    private mutating func changeRegisters(_ fault: Fault) {
        meters[0].meter.advance(toUnixMilliseconds: now)
        let received = meters[0].meter.received.rawCount
        switch fault {
        case .registerReset:
            meters[0].meter.setRegisters(deliveredRaw: 0, receivedRaw: 0)
        case .registerRollover(let rawUnits):
            meters[0].meter.setRegisters(
                deliveredRaw: EnergyRegister.largest &- rawUnits, receivedRaw: received)
        default:
            let draw = random.next()
            meters[0].meter.macID = Self.meterMacID(seed: draw)
            meters[0].meter.setRegisters(deliveredRaw: draw % 1_000_000, receivedRaw: 0)
            meters[0].lastDemand = nil
            meters[0].lastSummation = nil
            note("meter is now \(meters[0].meter.macID)")
        }
    }
}
