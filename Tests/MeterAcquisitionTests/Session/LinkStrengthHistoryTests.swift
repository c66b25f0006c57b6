import Testing

@testable import MeterAcquisition

struct LinkStrengthHistoryTests {
    /// The beginning of a quarter of an hour.
    private static let start: Int64 = 1_800_000_000

    @Test func `an empty history has no values`() {
        let history = LinkStrengthHistory()
        #expect(history.percents.isEmpty)
        #expect(history.startUnixSeconds == nil)
    }

    @Test func `each quarter keeps its weakest report, a quarter without one has none`() {
        var history = LinkStrengthHistory()
        for (second, percent) in [(0, 80), (10, 62), (899, 90), (2700, 100), (3599, 100)] {
            history.append(UInt8(percent), atUnixSeconds: Self.start + Int64(second))
        }
        #expect(history.percents == [62, nil, nil, 100])
        #expect(history.startUnixSeconds == Self.start)
    }

    @Test func `two days are kept and older quarters fall out`() {
        var history = LinkStrengthHistory()
        for quarter in 0..<500 as Range<Int64> {
            history.append(UInt8(quarter % 101), atUnixSeconds: Self.start + 900 * quarter)
        }
        #expect(history.percents == (308..<500).map { UInt8($0 % 101) })
        #expect(history.startUnixSeconds == Self.start + 900 * 308)
    }

    @Test func `a clock set back within two days puts reports where they belong`() {
        var history = LinkStrengthHistory()
        history.append(50, atUnixSeconds: Self.start + 9000)
        history.append(40, atUnixSeconds: Self.start)
        #expect(history.percents == [40] + Array(repeating: nil, count: 9) + [50])
    }

    @Test(arguments: [-1, 0, Int64.max, Int64.min, 4_000_000_000])
    func `a clock far away starts anew and nothing traps`(time: Int64) {
        var history = LinkStrengthHistory()
        history.append(50, atUnixSeconds: Self.start)
        history.append(255, atUnixSeconds: time)
        #expect(history.percents == [100])
    }
}
