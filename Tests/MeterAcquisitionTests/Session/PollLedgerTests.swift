import TestSupport
import Testing

@testable import MeterAcquisition

struct PollLedgerTests {
    private func started() -> PollLedger {
        var ledger = PollLedger(intervalMilliseconds: 4_000, lateMilliseconds: 1_000)
        ledger.start(atMilliseconds: 0)
        return ledger
    }

    /// As the session does: losses first, then the reading.
    private func read(_ ledger: inout PollLedger, at now: Int64) -> PollLedger.Role {
        _ = ledger.close(untilMilliseconds: now, cause: .noReply)
        return ledger.reading(atMilliseconds: now)
    }

    @Test func `readings at the interval answer their polls`() {
        var ledger = started()
        for index in 1...100 as ClosedRange<Int64> {
            #expect(read(&ledger, at: 4_000 * index + index % 3 * 100) == .answered)
        }
        #expect(ledger.answered == 100)
        #expect(ledger.expected == 100)
    }

    @Test func `a reading after its time is late, and the next is due one interval after it`() {
        var ledger = started()
        #expect(read(&ledger, at: 4_000) == .answered)
        #expect(ledger.askMilliseconds == 9_000)
        #expect(read(&ledger, at: 9_500) == .late)
        #expect(ledger.askMilliseconds == 14_500)
        #expect(ledger.lateInARow == 1)
        #expect(read(&ledger, at: 13_500) == .answered)
        #expect(ledger.lateInARow == 0)
    }

    @Test func `each reading that is missing is one lost poll`() {
        var ledger = started()
        #expect(read(&ledger, at: 4_000) == .answered)
        // Due at 8, 12, 16 and 20 s; the reading comes at 20.1 s.
        #expect(read(&ledger, at: 20_100) == .answered)
        #expect(ledger.lostByCause.noReply == 3)
        #expect(ledger.lostInARow == 0)
        #expect(ledger.expected == 5)
    }

    @Test func `reports and answers that are out of step do not make each other late`() {
        var ledger = started()
        #expect(read(&ledger, at: 4_000) == .answered)  // an answer
        #expect(read(&ledger, at: 6_900) == .extra)  // the first report
        for index in 1...20 as ClosedRange<Int64> {
            #expect(ledger.askMilliseconds == 6_900 + 4_000 * index + 1_000)
            #expect(read(&ledger, at: 6_900 + 4_000 * index) == .answered)
        }
    }

    @Test func `readings at twice the pace answer one poll per interval`() {
        var ledger = started()
        for index in 1...100 as ClosedRange<Int64> { _ = read(&ledger, at: 2_000 * index) }
        #expect(ledger.expected >= 49 && ledger.expected <= 51)
        #expect(ledger.late == 0)
    }

    @Test func `a burst of readings is extra, and the next is due one interval after it`() {
        var ledger = started()
        #expect(read(&ledger, at: 4_000) == .answered)
        for index in 0..<43_200 as Range<Int64> {
            #expect(read(&ledger, at: 4_000 + index / 20) == .extra)
        }
        #expect(ledger.askMilliseconds == 11_159)
        #expect(ledger.extra == 43_200)
        #expect(read(&ledger, at: 8_000) == .answered)
        #expect(ledger.expected == 2)
    }

    @Test func `losses over a month are booked at once`() {
        var ledger = started()
        _ = read(&ledger, at: 4_000)
        let month: Int64 = 30 * 86_400_000
        #expect(ledger.close(untilMilliseconds: 4_000 + month, cause: .dongleGone) == 647_999)
        #expect(ledger.lostByCause.dongleGone == 647_999)
        #expect(ledger.lostByCause.chief == .dongleGone)
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `expected is always answered plus late plus lost, and never behind the clock`(
        seed: UInt64
    ) {
        var random = SeededGenerator(seed: seed)
        var ledger = started()
        var now: Int64 = 0
        for _ in 0..<5_000 {
            now += Int64.random(in: 1...9_000, using: &random)
            let cause = LossCause.allCases.randomElement(using: &random) ?? .noReply
            _ = ledger.close(untilMilliseconds: now, cause: cause)
            if Bool.random(using: &random) { _ = ledger.reading(atMilliseconds: now) }
            #expect(ledger.expected == ledger.answered + ledger.late + ledger.lostByCause.total)
            #expect((ledger.lossMilliseconds ?? 0) > now)
        }
        // One poll per interval, but where readings came at a different pace.
        #expect(ledger.expected > 0 && ledger.expected <= UInt64(now / 3_000) + 1)
    }
}
