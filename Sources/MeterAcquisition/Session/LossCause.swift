/// Why an expected reading did not come.
public enum LossCause: Int, CaseIterable, Sendable, Hashable {
    /// The dongle is there and the meter gave no reading.
    case noReply
    /// The dongle says that it is not joined to the meter's network.
    case notJoined
    /// There was no open way to the dongle.
    case dongleGone
    /// The gateway itself did not run (it was suspended or starved).
    case gatewayDown
}
