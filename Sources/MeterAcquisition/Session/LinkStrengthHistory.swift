/// The radio link's strength over the last two days: the weakest that was reported in each quarter of
/// an hour of the gateway's clock.
///
/// The dongle is asked once a quarter and after lost polls; a quarter without a report has no value.
public struct LinkStrengthHistory: Sendable, BitwiseCopyable {
    /// Seconds that share one value.
    public static let stepSeconds: Int64 = 900
    /// How many quarters are kept.
    static let capacity: Int64 = 192
    /// Stored where there was no report.
    private static let none: UInt8 = 0xFF

    private var slots = InlineArray<192, UInt8>(repeating: none)
    /// The newest quarter's number since 1970; nil before the first report.
    private var newest: Int64?

    /// An empty history.
    init() {}

    mutating func append(_ percent: UInt8, atUnixSeconds time: Int64) {
        let quarter = time / Self.stepSeconds
        guard let newest, quarter > newest - Self.capacity, quarter < newest + Self.capacity else {
            // The first, or so far away that nothing stored is of those two days.
            self = LinkStrengthHistory()
            newest = quarter
            slots[slot(quarter)] = min(percent, 100)
            return
        }
        var next = newest + 1
        while next <= quarter {
            slots[slot(next)] = Self.none
            next += 1
        }
        self.newest = max(newest, quarter)
        // "None" is larger than every percentage.
        slots[slot(quarter)] = min(slots[slot(quarter)], percent, 100)
    }

    private func slot(_ quarter: Int64) -> Int {
        let rest = quarter % Self.capacity
        return Int(rest < 0 ? rest + Self.capacity : rest)
    }

    /// When the first of `percents` begins, in Unix seconds; nil while there is none.
    public var startUnixSeconds: Int64? {
        newest.map { ($0 - Int64(percents.count) + 1) * Self.stepSeconds }
    }

    /// The weakest strength of each quarter of an hour in percent, oldest first, from the first
    /// quarter with a report; nil for quarters without one. At most 192.
    public var percents: [UInt8?] {
        guard let newest else { return [] }
        let all = (newest - Self.capacity + 1...newest).map { quarter in
            let percent = slots[slot(quarter)]
            return percent == Self.none ? nil : percent
        }
        return Array(all.drop { $0 == nil })
    }
}
