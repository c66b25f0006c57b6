import RavenKit
import Terminal

/// `decode-dongle [FILE]`: what a RAVEn dongle sends, as one readable line a reading.
///
/// FILE may be a capture, a serial device that is set up already, or left out for standard input.
@main
struct DecodeDongle {
    static func main() {
        let arguments = CommandLine.arguments.dropFirst()
        guard arguments.count <= 1, arguments.first != "--help" else {
            Terminal.fail("usage: decode-dongle [FILE]")
        }
        let input = Terminal.openForReading(arguments.first ?? "-")
        var decoder = RavenDecoder()
        var bytes: [UInt8] = []
        // Bytes may come in pieces of any size: the decoder keeps what is not whole yet.
        while Terminal.readPiece(input, into: &bytes) {
            decoder.receive(bytes)
            while let event = decoder.nextEvent() { show(event) }
            Terminal.flush()
        }
        // The end of a file cuts a fragment off; only now is that known.
        decoder.finish()
        while let event = decoder.nextEvent() { show(event) }
        Terminal.flush()
    }

    static func show(_ event: RavenEvent) {
        switch event {
        case .fault(let fault):
            // Damage is an event like any other, and decoding goes on behind it.
            Terminal.say("byte \(fault.offset): \(fault.message)")
        case .fragment(let received):
            // Without its multiplier or divisor a reading could be wrong a thousandfold.
            if received.isScaleDamaged { return }
            show(received.fragment)
        }
    }

    static func show(_ fragment: RavenFragment) {
        switch fragment {
        case .instantaneousDemand(let demand):
            // `demand` is nil where the meter said "not available": no value is no number.
            guard let raw = demand.demand else { return }
            let power = ScaledReading(
                raw, multiplier: demand.multiplier, divisor: demand.divisor)
            print("\(time(demand.timeStamp)) demand \(text(power)) kW")
        case .currentSummationDelivered(let register):
            for (name, raw) in [
                ("delivered", register.summationDelivered),
                ("received", register.summationReceived),
            ] {
                guard let raw else { continue }
                let energy = ScaledReading(
                    raw, multiplier: register.multiplier, divisor: register.divisor)
                print("\(time(register.timeStamp)) \(name) \(text(energy)) kWh")
            }
        case .connectionStatus(let status):
            let strength = status.linkStrengthPercent.map { ", \($0) %" } ?? ""
            print("link \(status.status.word ?? "not given")\(strength)")
        default: break  // fifteen further kinds, see RavenFragment
        }
    }

    /// The meter's time in Unix seconds; the dongle counts from the year 2000.
    static func time(_ time: ZigBeeUTCTime?) -> String {
        time.map { "\($0.unixSeconds)" } ?? "no-time"
    }

    /// Exact decimals; a divisor such as 3 has none, and then four places are shown.
    static func text(_ reading: ScaledReading) -> String {
        reading.exactText
            ?? reading.displayText(digitsRight: 4, digitsLeft: 1, suppressLeadingZero: true)
    }
}
