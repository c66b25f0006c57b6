import Synchronization
import Testing

@testable import MeterAcquisition

struct BoundedCallsTests {
    @Test func `a call that returns in time hands over its value`() {
        let outcome = BoundedCalls().run(milliseconds: 10_000, interrupt: -1, { 42 }) { _ in }
        guard case .returned(42) = outcome else {
            Issue.record("\(outcome)")
            return
        }
    }

    @Test func `a call that hangs is abandoned, and what it brings later is discarded`() {
        let release = WakePipe()
        let discarded = WakePipe()
        let calls = BoundedCalls(limit: 1)
        let hanging = calls.run(
            milliseconds: 1, interrupt: -1,
            { waitForEvents((release.readEnd, 1), (-1, 0), milliseconds: 60_000).first }
        ) { _ in discarded.wake() }
        guard case .timedOut = hanging else {
            Issue.record("\(hanging)")
            return
        }
        // The limit of one is reached: no second thread while the first hangs.
        guard case .refused = calls.run(milliseconds: 1, interrupt: -1, { 1 }, discard: { _ in })
        else {
            Issue.record("a further call was made")
            return
        }
        release.wake()
        #expect(waitForEvents((discarded.readEnd, 1), (-1, 0), milliseconds: 10_000).first != 0)
    }

    @Test func `an order to stop ends the wait`() {
        let release = WakePipe()
        let stop = WakePipe()
        stop.wake()
        let outcome = BoundedCalls().run(
            milliseconds: 60_000, interrupt: stop.readEnd,
            { waitForEvents((release.readEnd, 1), (-1, 0), milliseconds: 60_000).first }
        ) { _ in }
        guard case .interrupted = outcome else {
            Issue.record("\(outcome)")
            return
        }
        release.wake()
    }
}
