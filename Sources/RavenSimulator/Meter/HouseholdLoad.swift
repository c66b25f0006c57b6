/// A made-up household whose power at any time follows from the seed and the time alone.
///
/// It is made to look like a home on a plot, not to model one: a base load, a refrigerator, and
/// every quarter of an hour a kitchen, heating or washing appliance with a likelihood after the
/// time of day (UTC).
struct HouseholdLoad: Hashable, Sendable {
    private let seed: UInt64

    init(seed: UInt64) {
        self.seed = seed
    }

    /// The power in milliwatts, never negative.
    func milliwatts(atUnixMilliseconds unixMilliseconds: Int64) -> Int64 {
        let second = unixMilliseconds.flooredDivision(by: 1000)
        var watts = 90 + Int64(SeededSequence.hash(seed, second / 3600, 1) % 60)
        watts += refrigerator(second)
        watts += appliance(second)
        let flicker = Int64(SeededSequence.hash(seed, second / 2, 2) % 13) - 6
        return max(watts + flicker, 1) * 1000
    }

    /// 110 W for a third of each cycle of 38 minutes or so.
    private func refrigerator(_ second: Int64) -> Int64 {
        let cycleSeconds = 2100 + Int64(seed % 400)
        let position = second.flooredRemainder(by: cycleSeconds)
        if position < 4 { return 420 }  // the motor starts
        return position < cycleSeconds / 3 ? 110 : 0
    }

    /// What runs in this quarter of an hour, with the thermostat's switching.
    private func appliance(_ second: Int64) -> Int64 {
        let quarter = second.flooredDivision(by: 900)
        let hour = Int(quarter.flooredDivision(by: 4).flooredRemainder(by: 24))
        let draw = SeededSequence.hash(seed, quarter, 3)
        guard Int64(draw % 100) < Self.likelihoodPercent[hour] else { return 0 }
        let full = Self.appliancesWatts[Int((draw >> 16) % UInt64(Self.appliancesWatts.count))]
        let isOn = SeededSequence.hash(seed, second.flooredDivision(by: 40), 4) % 10 < 7
        return isOn ? full : full / 8
    }

    private static let appliancesWatts: [Int64] = [160, 350, 800, 1200, 2000, 2400]
    private static let likelihoodPercent: [Int64] = [
        12, 6, 4, 4, 5, 14, 45, 60, 50, 30, 25, 35, 55, 45, 28, 25, 35, 60, 75, 72, 65, 55, 40, 22,
    ]
}
