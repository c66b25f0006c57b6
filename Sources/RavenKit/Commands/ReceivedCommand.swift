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

/// Reading arguments in their notations. A missing or empty argument is `.some(nil)`; nil means that
/// the text can not be what it should be.
extension ReceivedCommand {
    private func filled(_ name: String) -> String? {
        argument(name).flatMap { $0.isEmpty ? nil : $0 }
    }

    /// A number, hexadecimal or decimal (D13), up to `maximum`.
    package func number(_ name: String, maximum: UInt64) -> UInt64?? {
        guard let text = filled(name) else { return .some(nil) }
        guard let value = RavenNumber(text).value, value <= maximum else { return nil }
        return value
    }

    /// The meter's address.
    package var meter: EUI64?? {
        guard let text = filled("MeterMacId") else { return .some(nil) }
        guard let address = EUI64(text) else { return nil }
        return address
    }

    /// A `Y` or `N` of either case.
    package func flag(_ name: String) -> Bool?? {
        guard let text = filled(name) else { return .some(nil) }
        if text.equalsIgnoringASCIICase("Y") { return true }
        if text.equalsIgnoringASCIICase("N") { return false }
        return nil
    }

    /// The schedule event.
    package var event: ScheduleEvent? { filled("Event").map { ScheduleEvent($0) } }

    /// A text; nil where it is missing or empty.
    package func text(_ name: String) -> String? { filled(name) }
}
