import RavenKit
import Testing

@testable import MeterAcquisition

struct RadioStateTests {
    private func report(
        _ state: inout RadioState, _ status: NetworkStatus, strength: UInt8? = nil
    ) -> Bool {
        state.report(status, linkStrengthPercent: strength, atUnixSeconds: 1_800_000_000)
    }

    @Test func `joining is told once, and only after it was known not to be`() {
        var state = RadioState()
        #expect(!state.isKnownNotJoined)
        #expect(!report(&state, .connected))
        #expect(!report(&state, .rejoining))
        #expect(state.isKnownNotJoined && state.isRejoining)
        #expect(report(&state, .connected))
        #expect(!report(&state, .connected))
    }

    @Test func `a report that leaves something out changes nothing of it`() {
        var state = RadioState()
        _ = report(&state, .networkDiscovery, strength: 40)
        _ = report(&state, .notGiven)
        #expect(state.status == .networkDiscovery)
        #expect(state.linkStrengthPercent == 40)
        _ = report(&state, .notGiven, strength: 64)
        #expect(state.isKnownNotJoined && !state.isRejoining)
        #expect(state.linkStrengthPercent == 64)
    }
}
