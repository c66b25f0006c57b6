import RavenKit

/// Where the dongle stands with the radio network.
struct NetworkState: Hashable, Sendable {
    var status = NetworkStatus.initializing
    /// False after a factory reset: there is no meter to join.
    var isCommissioned = true
    var linkStrengthPercent: UInt8 = 0x5A
    let channel: UInt8 = 20
    let shortAddress: UInt16 = 0x3A7F

    /// How long it takes to each next state of a start, in milliseconds.
    static let startMilliseconds: Int64 = 100

    /// The states from power to service; joining fails where there is nothing to join.
    var startSequence: [NetworkStatus] {
        isCommissioned
            ? [
                .initializing, .networkDiscovery, .joining, .joinSuccess, .authenticating,
                .authenticatingSuccess, .connected,
            ] : [.initializing, .networkDiscovery, .joining, .joinFail]
    }

    /// Whether readings of the meter come through.
    var isConnected: Bool { status == .connected }

    /// Whether the dongle is still on its way from power to service.
    var isStartingUp: Bool {
        switch status {
        case .connected, .joinFail, .authenticatingFail, .disconnected, .rejoining: false
        default: true
        }
    }

    /// The words that go with the state in the field.
    var description: String {
        switch status {
        case .connected: "Successfully Joined"
        case .rejoining: "Searching for the network"
        case .joinFail: "No network found"
        default: ""
        }
    }
}
