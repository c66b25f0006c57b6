import RavenKit
import Testing

@testable import RavenSimulator

@Suite struct NetworkStateTests {
    @Test func aCommissionedDongleEndsConnectedAndAnotherFails() {
        var network = NetworkState()
        #expect(network.startSequence.first == .initializing)
        #expect(network.startSequence.last == .connected)
        network.isCommissioned = false
        #expect(network.startSequence.last == .joinFail)
    }

    @Test func onlyTheStatesBeforeServiceAreAStart() {
        var network = NetworkState()
        for status in NetworkState().startSequence.dropLast() {
            network.status = status
            #expect(network.isStartingUp && !network.isConnected)
        }
        for status in [NetworkStatus.connected, .joinFail, .rejoining, .disconnected] {
            network.status = status
            #expect(!network.isStartingUp)
        }
    }
}
