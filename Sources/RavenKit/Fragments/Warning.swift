/// A complaint of the dongle, for instance "Unknown command" (XML API facts, 4.15).
public struct Warning: Hashable, Sendable {
    /// What it says.
    public var text: String

    /// Makes one from its fields; those left out are "not available".
    public init(
        text: String = ""
    ) {
        self.text = text
    }
}
