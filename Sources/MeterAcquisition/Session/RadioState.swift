import RavenKit

/// What the dongle last said about its radio link, and the link strength of the last two days.
struct RadioState: Sendable {
    /// The state of the network by the dongle's word; nil until it has said.
    private(set) var status: NetworkStatus?
    /// Link strength in percent; nil until the dongle has said.
    private(set) var linkStrengthPercent: UInt8?
    /// Link strength over time.
    private(set) var history: LinkStrengthHistory

    init(history: LinkStrengthHistory = LinkStrengthHistory()) {
        self.history = history
    }

    /// Whether the dongle said that it is not joined.
    var isKnownNotJoined: Bool { status.map { !$0.isConnected } ?? false }

    /// Whether it is looking for the network it was joined to.
    var isRejoining: Bool { status == .rejoining }

    /// The dongle reported.
    /// - Returns: whether it has just become joined, after having said that it was not.
    mutating func report(
        _ status: NetworkStatus, linkStrengthPercent strength: UInt8?, atUnixSeconds time: Int64
    ) -> Bool {
        let hasJoined = isKnownNotJoined && status.isConnected
        if status != .notGiven { self.status = status }
        if let strength {
            linkStrengthPercent = strength
            history.append(strength, atUnixSeconds: time)
        }
        return hasJoined
    }
}
