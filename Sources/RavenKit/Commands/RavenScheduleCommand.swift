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
        var arguments = CommandArguments()
        switch self {
        case .setSchedule(let meter, let event, let frequencySeconds, let enabled, let mode):
            arguments.meter(meter)
            arguments.text("Event", event.word)
            arguments.hexadecimal("Frequency", UInt64(frequencySeconds), digitCount: 8)
            arguments.flag("Enabled", enabled)
            arguments.text("Mode", mode)
        case .setScheduleDefault(let meter, let event):
            arguments.meter(meter)
            arguments.text("Event", event?.word)
        }
        return arguments.fields
    }

    /// Reads a command on the device's side. Frequency may be hexadecimal or decimal; a missing
    /// Enabled counts as `Y`, a missing Frequency as disabled where Enabled is `N`.
    public init?(_ received: ReceivedCommand) {
        guard let meter = received.meter else { return nil }
        switch received.name {
        case "set_schedule":
            guard let event = received.event, let enabled = received.flag("Enabled"),
                let frequency = received.number("Frequency", maximum: 0xFFFF_FFFF)
            else { return nil }
            let isEnabled = enabled ?? true
            guard let seconds = frequency ?? (isEnabled ? nil : 0xFFFF_FFFF) else { return nil }
            self = .setSchedule(
                meter: meter, event: event, frequencySeconds: UInt32(seconds), enabled: isEnabled,
                mode: received.text("Mode"))
        case "set_schedule_default":
            self = .setScheduleDefault(meter: meter, event: received.event)
        default: return nil
        }
    }
}
