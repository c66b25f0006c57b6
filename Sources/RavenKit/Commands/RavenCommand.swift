/// A command to the device.
///
/// The types that conform tell what a command does: ``RavenReadCommand`` reads,
/// ``RavenScheduleCommand`` sets how often the dongle reports, ``RavenDeviceSettingCommand`` changes
/// other settings kept in the dongle. Code that is given only the first can not express the others.
/// Commands that reach the meter or disturb service live in the module `RavenDisruptiveCommands`,
/// which has to be imported for itself (XML API facts, 3.3).
public protocol RavenCommand: Hashable, Sendable {
    /// The name on the wire, for instance `get_meter_list`.
    var name: String { get }
    /// The arguments in the order of the manual.
    var arguments: [FragmentField] { get }
    /// The command a device would understand by `received`; nil for a name this type does not have
    /// or arguments it can not hold.
    init?(_ received: ReceivedCommand)
}

extension RavenCommand {
    /// Appends the command as the manual prints it, with CR LF line ends.
    public func encode(into output: inout [UInt8]) {
        var writer = FragmentWriter("Command")
        writer.text("Name", name)
        for argument in arguments { writer.text(argument.name, argument.text) }
        writer.end()
        output += writer.bytes
    }
}
