import Testing

@testable import MeterAcquisition

struct LogBudgetTests {
    @Test func `as many lines as an ordinary day has are told as they are`() {
        var budget = LogBudget()
        for hour in 0..<200 as Range<Int64> {
            for line in ["gone", "talking"] {
                #expect(budget.admit(line, atMilliseconds: hour * 3_600_000) == line)
            }
        }
    }

    @Test func `a flood is cut down, counted, and ends with the last state`() {
        var budget = LogBudget()
        var told: [String] = []
        // Two changes each second for an hour.
        for half in 0..<7_200 as Range<Int64> {
            if let line = budget.admit("change \(half)", atMilliseconds: half * 500) {
                told.append(line)
            }
        }
        #expect(told.count == LogBudget.burst + 29)
        #expect(told[LogBudget.burst - 1] == "change \(LogBudget.burst - 1)")
        #expect(told[LogBudget.burst].hasPrefix("change 240 (2"))
        #expect(told[LogBudget.burst].hasSuffix(" changes before this one were not told.)"))
        #expect(budget.due(atMilliseconds: 3_599_999) == nil)
        let last = budget.due(atMilliseconds: 3_600_000)
        #expect(last == "change 7199 (238 changes before this one were not told.)")
        #expect(budget.due(atMilliseconds: 9_000_000) == nil)
    }

    @Test func `a dongle that comes and goes each second does not flood the log`() {
        var script = ScriptedSession()
        script.answerAll()
        script.start()
        for _ in 0..<3_600 {
            script.lose()
            script.pass(milliseconds: 1_000)
            script.hear(ScriptedSession.demand(5, at: script.now.unixSeconds))
        }
        #expect(script.opens > 3_000)
        #expect(script.logs.count <= LogBudget.burst + 31)
        script.readEveryInterval(60)
        #expect(script.logs.last?.contains("The meter is being read.") == true)
    }
}
