import RavenKit

/// How a fragment gets onto the line, and what the faults of the line do to it.
extension SimulatedDongle {
    /// What waits for the host at most; more is dropped, as a device without flow control does.
    private static let outputRoom = 65_536

    /// Says a fragment that nobody asked for.
    mutating func send(_ fragment: RavenFragment) {
        transmit(encode(fragment))
    }

    /// Says the answer to a command, unless a fault swallows, delays or overtakes it.
    mutating func answer(_ command: ReceivedCommand, _ fragment: RavenFragment) {
        var delay: Int64 = 0
        for fault in timeline.activeFaults {
            switch fault {
            case .noAnswer(nil): return
            case .noAnswer(let name) where name == command.name: return
            case .slowAnswer(let milliseconds): delay = max(delay, milliseconds)
            default: break
            }
        }
        let bytes = encode(fragment)
        if delay > 0 {
            schedule(.answer(bytes), afterMilliseconds: delay)
        } else if timeline.isActive(.answersOutOfOrder) {
            if let held = heldAnswer {
                heldAnswer = nil
                pending.removeAll {
                    if case .releaseHeldAnswer = $0.kind { true } else { false }
                }
                transmit(bytes)
                transmit(held)
            } else {
                heldAnswer = bytes
                schedule(.releaseHeldAnswer, afterMilliseconds: 2000)
            }
        } else {
            transmit(bytes)
        }
    }

    private static let demandTag = Array("<InstantaneousDemand>".utf8)
    private static let summationTag = Array("<CurrentSummationDelivered>".utf8)

    /// Puts one encoded fragment on the line, a reading of a repeating dongle twice.
    mutating func transmit(_ fragment: [UInt8]) {
        let isDemand = fragment.starts(with: Self.demandTag)
        transmitOnce(fragment, isDemand: isDemand)
        guard timeline.isActive(.duplicateReadings) else { return }
        if isDemand || fragment.starts(with: Self.summationTag) {
            transmitOnce(fragment, isDemand: isDemand)
        }
    }

    private mutating func transmitOnce(_ fragment: [UInt8], isDemand: Bool) {
        guard isHeard, !timeline.isActive(.endlessStanza) else { return }
        var bytes = fragment
        if timeline.isActive(.gluedStanzas) {
            while let last = bytes.last, last == 0x0A || last == 0x0D { bytes.removeLast() }
        }
        damage.apply(to: &bytes, random: &random)
        if output.count + bytes.count > Self.outputRoom {
            counters.fragmentsDropped += 1
        } else {
            counters.fragmentsSent += 1
            if isDemand { counters.demandsSent += 1 }
            output.append(bytes)
        }
    }

    /// Puts bytes on the line that are no fragment, as many as there is room for.
    mutating func sendRaw(_ bytes: [UInt8]) {
        guard isHeard else { return }
        output.append(Array(bytes.prefix(max(Self.outputRoom - output.count, 0))))
    }

    /// The end of a fragment whose beginning nobody heard.
    mutating func sendMidStanza() {
        guard let meter = meters.first else { return }
        let whole = encode(
            .instantaneousDemand(meter.lastDemand ?? demand(of: meter, atUnixMilliseconds: now)))
        sendRaw(Array(whole.dropFirst(1 + random.next(below: whole.count - 1))))
    }

    /// Random bytes, none of them of use.
    mutating func sendNoise(byteCount: Int) {
        sendRaw((0..<byteCount).map { _ in UInt8(truncatingIfNeeded: random.next()) })
    }

    private var isHeard: Bool { hasClient && isPresent && !timeline.isActive(.silence) }

    /// The bytes of a fragment in the widths of this device, with the texts that the faults of
    /// the meter put in place of good values.
    func encode(_ fragment: RavenFragment) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(512)
        fragment.encode(into: &bytes)
        switch fragment {
        case .instantaneousDemand(let demand):
            FieldText.replace("Demand", with: demandText(demand.demand ?? 0), in: &bytes)
        case .currentSummationDelivered(let summation):
            FieldText.replace(
                "SummationDelivered", with: registerText(summation.summationDelivered ?? 0),
                in: &bytes)
            FieldText.replace(
                "SummationReceived", with: registerText(summation.summationReceived ?? 0),
                in: &bytes)
        case .currentPeriodUsage(let usage):
            FieldText.replace(
                "CurrentUsage", with: energyText(UInt64(bitPattern: usage.currentUsage ?? 0)),
                in: &bytes)
        case .lastPeriodUsage(let usage):
            FieldText.replace(
                "LastUsage", with: energyText(UInt64(bitPattern: usage.lastUsage ?? 0)),
                in: &bytes)
        default: break
        }
        for fault in timeline.activeFaults {
            switch fault {
            case .timeZero: replaceTimes(with: "0x00000000", in: &bytes)
            case .timeNone: replaceTimes(with: "0xffffffff", in: &bytes)
            case .divisorZero: FieldText.replace("Divisor", with: "0x00000000", in: &bytes)
            case .multiplierZero: FieldText.replace("Multiplier", with: "0x00000000", in: &bytes)
            default: break
            }
        }
        return bytes
    }

    private func replaceTimes(with text: String, in bytes: inout [UInt8]) {
        for name in ["TimeStamp", "UTCTime", "LocalTime"] {
            FieldText.replace(name, with: text, in: &bytes)
        }
    }

    /// A raw demand in the width of this device; ZigBee's "no value" under that fault.
    private func demandText(_ raw: Int64) -> String {
        let isNone = timeline.isActive(.noValue)
        let value = isNone ? -0x80_0000 : raw
        let digits: Int
        switch configuration.demandWidth {
        case .six: digits = 6
        case .eight: digits = 8
        case .mixed: digits = value < 0 && !isNone ? 8 : 6
        }
        let mask: UInt64 = digits == 6 ? 0xFF_FFFF : 0xFFFF_FFFF
        return FieldText.hex(UInt64(bitPattern: value) & mask, digits: digits)
    }

    private func registerText(_ raw: UInt64) -> String {
        energyText(timeline.isActive(.noValue) ? EnergyRegister.largest : raw)
    }

    /// A raw energy in the width of this device.
    private func energyText(_ raw: UInt64) -> String {
        let isShort = configuration.summationDigits == 8
        return FieldText.hex(
            isShort ? raw & 0xFFFF_FFFF : raw, digits: configuration.summationDigits)
    }
}
