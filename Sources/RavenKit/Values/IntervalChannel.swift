/// Which direction of energy interval data is asked for (XML API facts, 5.7).
public enum IntervalChannel: String, Hashable, Sendable, CaseIterable {
    /// From the utility to the home.
    case delivered = "Delivered"
    /// From the home to the utility.
    case received = "Received"

    /// Finds the word without regard to case (D6).
    public init?(_ text: String) {
        guard let found = Self.allCases.first(where: { text.equalsIgnoringASCIICase($0.rawValue) })
        else { return nil }
        self = found
    }
}
