/// A command as a device hears it: any name, any arguments.
public struct ReceivedCommand: Hashable, Sendable {
    /// The name in lower case; empty where the command has none.
    public var name: String
    /// The arguments in the order received, names as received, texts unescaped and trimmed.
    public var arguments: [FragmentField]

    /// Makes one from its parts.
    public init(name: String, arguments: [FragmentField] = []) {
        self.name = name
        self.arguments = arguments
    }

    /// The text of the last argument with that name in any case; nil where there is none.
    public func argument(_ name: String) -> String? {
        arguments.last { $0.name.equalsIgnoringASCIICase(name) }?.text
    }
}
