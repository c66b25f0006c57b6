/// Commands that set how often the dongle reports: they change the dongle only, and a gateway needs
/// them to set its sampling interval (class C, allowed by XML API facts, 3.3).
public enum RavenScheduleCommand: RavenCommand {
    /// Sets one event. `frequencySeconds` 0 to 0xFFFFFFFE; a disabled event stores 0xFFFFFFFF. `mode`
    /// is an EMU-2 argument: `default`, `rest` or `sleep`.
    case setSchedule(
        meter: EUI64?, event: ScheduleEvent, frequencySeconds: UInt32, enabled: Bool,
        mode: String? = nil)
    /// Sets one event, or all of them where it is nil, back to the factory's schedule.
    case setScheduleDefault(meter: EUI64?, event: ScheduleEvent?)

    /// The name on the wire.
    public var name: String {
        switch self {
        case .setSchedule: "set_schedule"
        case .setScheduleDefault: "set_schedule_default"
        }
    }

    /// The arguments in the order of the manual.
    public var arguments: [FragmentField] {
        var arguments = RavenArguments()
        switch self {
        case .setSchedule(let meter, let event, let frequencySeconds, let enabled, let mode):
            arguments.addMeter(meter)
            arguments.addText("Event", event.word)
            arguments.addHexadecimal("Frequency", UInt64(frequencySeconds), digitCount: 8)
            arguments.addFlag("Enabled", enabled)
            arguments.addText("Mode", mode)
        case .setScheduleDefault(let meter, let event):
            arguments.addMeter(meter)
            arguments.addText("Event", event?.word)
        }
        return arguments.fields
    }

    /// Reads a command on the device's side. Frequency may be hexadecimal or decimal; a missing
    /// Enabled counts as `Y`, a missing Frequency as disabled where Enabled is `N`.
    public init?(_ received: ReceivedCommand) {
        do throws(RavenArgumentError) {
            let meter = try received.meter()
            switch received.name {
            case "set_schedule":
                let isEnabled = try received.flag("Enabled") ?? true
                let frequency: UInt32? = try received.number("Frequency")
                guard let event = received.event(),
                    let seconds = frequency ?? (isEnabled ? nil : .max)
                else { return nil }
                self = .setSchedule(
                    meter: meter, event: event, frequencySeconds: seconds, enabled: isEnabled,
                    mode: received.text("Mode"))
            case "set_schedule_default":
                self = .setScheduleDefault(meter: meter, event: received.event())
            default: return nil
            }
        } catch {
            return nil
        }
    }
}
