import RavenKit

extension RavenCommand {
    /// The arguments of a command as they would be written, in order.
    static func written(_ command: Self) -> String {
        command.arguments.map { "\($0.name)=\($0.text)" }.joined(separator: " ")
    }

    /// What a device understands by a command of this name with these arguments.
    static func heard(_ name: String, _ arguments: KeyValuePairs<String, String> = [:]) -> Self? {
        Self(
            ReceivedCommand(
                name: name, arguments: arguments.map { FragmentField(name: $0, text: $1) }))
    }
}
