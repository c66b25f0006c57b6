import TestSupport
import Testing

@testable import MeterAcquisition

struct JournalBudgetTests {
    @Test func `an append costs the blocks that it touches`() {
        #expect(JournalBudget.cost(of: 0, behind: 100) == 0)
        #expect(JournalBudget.cost(of: 1, behind: 0) == 4096)
        #expect(JournalBudget.cost(of: 4096, behind: 0) == 4096)
        #expect(JournalBudget.cost(of: 2, behind: 4095) == 8192)
        #expect(JournalBudget.cost(of: 4097, behind: 4096) == 8192)
    }

    @Test(arguments: 1...20)
    func `in any 24 hours at most 1.5 MB are taken`(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        var budget = JournalBudget()
        var taken: [(at: Int64, cost: Int64)] = []
        var now: Int64 = 0
        for _ in 0..<5000 {
            now += Int64.random(in: 0...200_000, using: &generator)
            let cost = 4096 * Int64.random(in: 1...16, using: &generator)
            if budget.take(cost, atMilliseconds: now) { taken.append((now, cost)) }
        }
        var first = 0
        var sum: Int64 = 0
        for entry in taken {
            sum += entry.cost
            while taken[first].at < entry.at - 86_400_000 {
                sum -= taken[first].cost
                first += 1
            }
            #expect(sum <= 1_500_000)
        }
        #expect(taken.count > 100)
    }

    @Test func `times far apart or backwards do no harm`() {
        var budget = JournalBudget()
        for now in [0, Int64.max, 0, Int64.min, 5, Int64.max] {
            _ = budget.take(4096, atMilliseconds: now)
        }
        let isThere = budget.take(4096, atMilliseconds: 100)
        #expect(isThere)
    }
}
