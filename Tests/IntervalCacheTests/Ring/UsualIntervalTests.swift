import TestSupport
import Testing

@testable import IntervalCache

@Suite struct UsualIntervalTests {
    @Test("the usual interval is the median of the last nine spacings, never below the nominal one")
    func median() {
        var generator = SeededGenerator(seed: 9)
        for nominal in [1, 4, 60] as [UInt32] {
            var usual = UsualInterval(nominalSeconds: nominal)
            var spacings = [UInt32](repeating: nominal, count: 9)
            for _ in 0..<3_000 {
                // Few different ones, so that equal neighbours and steady runs come about.
                let spacing = UInt32.random(in: 1...6, using: &generator)
                let count = Int.random(in: 1...12, using: &generator)
                for _ in 0..<count {
                    usual.note(spacing)
                    spacings = spacings.dropFirst() + [spacing]
                    let sorted = spacings.sorted()
                    #expect(usual.seconds == max(nominal, sorted[4]))
                    #expect(usual.steady == (sorted[0] == sorted[8] ? sorted[0] : 0))
                }
            }
        }
    }
}
