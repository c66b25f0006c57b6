public import RavenKit

/// Commands that make the dongle send something which changes state at the meter or the utility
/// (class M; XML API facts, 3.1). A reading gateway must never send one.
public enum RavenMeterAffectingCommand: RavenCommand {
    /// Confirms a message; the confirmation travels to the utility.
    case confirmMessage(meter: EUI64? = nil, id: UInt32)
    /// Puts an SE 1.1 meter into fast polling: every 4 to 65,535 seconds, for 0 to 900 seconds. Meters
    /// may refuse.
    case setFastPoll(meter: EUI64? = nil, frequencySeconds: UInt16, durationSeconds: UInt16)

    /// The name on the wire.
    public var name: String {
        switch self {
        case .confirmMessage: "confirm_message"
        case .setFastPoll: "set_fast_poll"
        }
    }

    /// The arguments in the order of the manual.
    public var arguments: [FragmentField] {
        var arguments = RavenArguments()
        switch self {
        case .confirmMessage(let meter, let id):
            arguments.addMeter(meter)
            arguments.addHexadecimal("Id", UInt64(id), digitCount: 8)
        case .setFastPoll(let meter, let frequencySeconds, let durationSeconds):
            arguments.addMeter(meter)
            arguments.addHexadecimal("Frequency", UInt64(frequencySeconds), digitCount: 4)
            arguments.addHexadecimal("Duration", UInt64(durationSeconds), digitCount: 4)
        }
        return arguments.fields
    }

    /// Reads a command on the device's side.
    public init?(_ received: ReceivedCommand) {
        do throws(RavenArgumentError) {
            let meter = try received.meter()
            switch received.name {
            case "confirm_message":
                self = .confirmMessage(meter: meter, id: try received.requiredNumber("Id"))
            case "set_fast_poll":
                self = .setFastPoll(
                    meter: meter, frequencySeconds: try received.requiredNumber("Frequency"),
                    durationSeconds: try received.requiredNumber("Duration"))
            default: return nil
            }
        } catch {
            return nil
        }
    }
}
