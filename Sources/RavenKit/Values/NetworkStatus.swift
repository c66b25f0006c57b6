/// Where a dongle stands with its ZigBee network (XML API facts, 5.1).
public enum NetworkStatus: Hashable, Sendable {
    /// The dongle is starting.
    case initializing
    /// It is looking for networks.
    case networkDiscovery
    /// It is joining one.
    case joining
    /// Joining failed.
    case joinFail
    /// Joining succeeded.
    case joinSuccess
    /// Keys are being agreed.
    case authenticating
    /// Keys are agreed.
    case authenticatingSuccess
    /// The keys were refused.
    case authenticatingFail
    /// The dongle is in the network: the only state in which readings are live.
    case connected
    /// It is in no network.
    case disconnected
    /// It lost its network and looks for it; cached readings may repeat meanwhile.
    case rejoining
    /// A word the manual does not list, as received.
    case other(String)
    /// The fragment had no status, or an empty one.
    case notGiven

    /// Whether readings are live.
    public var isConnected: Bool { self == .connected }

    /// The canonical word; nil for ``notGiven``.
    public var word: String? {
        switch self {
        case .initializing: "Initializing"
        case .networkDiscovery: "Network Discovery"
        case .joining: "Joining"
        case .joinFail: "Join: Fail"
        case .joinSuccess: "Join: Success"
        case .authenticating: "Authenticating"
        case .authenticatingSuccess: "Authenticating: Success"
        case .authenticatingFail: "Authenticating: Fail"
        case .connected: "Connected"
        case .disconnected: "Disconnected"
        case .rejoining: "Rejoining"
        case .other(let text): text
        case .notGiven: nil
        }
    }

    /// All words of the manual, in its order.
    public static let listed: [NetworkStatus] = [
        .initializing, .networkDiscovery, .joining, .joinFail, .joinSuccess, .authenticating,
        .authenticatingSuccess, .authenticatingFail, .connected, .disconnected, .rejoining,
    ]

    /// Finds a word without regard to case (D6) and to trailing dots (`Initializing...`); an
    /// unknown one is kept as ``other(_:)``, an empty one is ``notGiven``.
    public init(_ text: String) {
        guard !text.isEmpty else {
            self = .notGiven
            return
        }
        let known = Self.listed.first {
            guard let word = $0.word else { return false }
            return text.equalsIgnoringASCIICase(word, allowingTrailingDots: true)
        }
        self = known ?? .other(text)
    }
}
