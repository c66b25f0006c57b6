public import RavenKit

/// Commands that destroy pairing or disturb service (class X; XML API facts, 3.1 and 3.2). A reading
/// gateway must never send one.
public enum RavenServiceDisruptingCommand: RavenCommand {
    /// Runs the start-up sequence again; data stops meanwhile.
    case restart
    /// Erases the pairing: the utility has to pair the meter again.
    case factoryReset
    /// EMU-2: restart settings, in words of the manual.
    case setRestartInfo(type: String, confirm: String)
    /// EMU-2: firmware and factory use; the arguments are not documented.
    case factory(RavenFactoryOperation, arguments: [FragmentField] = [])

    /// The name on the wire.
    public var name: String {
        switch self {
        case .restart: "restart"
        case .factoryReset: "factory_reset"
        case .setRestartInfo: "set_restart_info"
        case .factory(let operation, _): operation.rawValue
        }
    }

    /// The arguments in the order of the manual.
    public var arguments: [FragmentField] {
        var arguments = RavenArguments()
        switch self {
        case .restart, .factoryReset: break
        case .setRestartInfo(let type, let confirm):
            arguments.addText("Type", type)
            arguments.addText("Confirm", confirm)
        case .factory(_, let given): return given
        }
        return arguments.fields
    }

    /// Reads a command on the device's side.
    public init?(_ received: ReceivedCommand) {
        switch received.name {
        case "restart": self = .restart
        case "factory_reset": self = .factoryReset
        case "set_restart_info":
            guard let type = received.text("Type"), let confirm = received.text("Confirm") else {
                return nil
            }
            self = .setRestartInfo(type: type, confirm: confirm)
        default:
            guard let operation = RavenFactoryOperation(rawValue: received.name) else { return nil }
            self = .factory(operation, arguments: received.arguments)
        }
    }
}
