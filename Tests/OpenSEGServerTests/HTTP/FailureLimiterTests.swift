import Testing

@testable import OpenSEGServer

@Suite struct FailureLimiterTests {
    @Test func `Failures are forgotten after the window, and memory is bounded`() {
        var limiter = FailureLimiter(
            maximumFailureCount: 3, windowMilliseconds: 1_000, maximumAddressCount: 2)
        func at(_ milliseconds: Int64) -> Instant {
            Instant(monotonicMilliseconds: milliseconds, unixSeconds: 0)
        }
        let addresses = (1...3).map { ClientAddress(ipv4: [10, 0, 0, $0]) }
        for time in [0, 100, 200] as [Int64] { limiter.record(addresses[0], at: at(time)) }
        #expect(limiter.waitSeconds(for: addresses[0], at: at(300)) == 1)
        #expect(limiter.waitSeconds(for: addresses[1], at: at(300)) == nil)
        #expect(limiter.waitSeconds(for: addresses[0], at: at(1_000)) == nil)
        limiter.record(addresses[1], at: at(400))
        limiter.record(addresses[2], at: at(500))
        #expect(limiter.waitSeconds(for: addresses[0], at: at(500)) == nil, "the oldest made room")
    }

    @Test func `Nobody waits before the last failure that is allowed, or on another's account`() {
        var limiter = FailureLimiter(maximumFailureCount: 2, windowMilliseconds: 10_000)
        let now = Instant(monotonicMilliseconds: 5_000, unixSeconds: 0)
        let (one, other) = (
            ClientAddress(ipv4: [10, 0, 0, 1]), ClientAddress(ipv4: [10, 0, 0, 2])
        )
        limiter.record(one, at: now)
        limiter.record(other, at: now)
        #expect(limiter.waitSeconds(for: one, at: now) == nil)
        limiter.record(one, at: now)
        #expect(limiter.waitSeconds(for: one, at: now) == 10)
        #expect(limiter.waitSeconds(for: other, at: now) == nil)
    }
}
