/// The smallest and largest keys of some samples, how many had one, and whether one came late.
struct PlotExtremes {
    private(set) var minimum = Int64.max
    private(set) var maximum = Int64.min
    private(set) var count = 0
    /// The bits of all stamps, where they were asked for.
    private var stamps: UInt64 = 0

    var hasLate: Bool { SampleStamp(rawValue: stamps).latenessSeconds != 0 }

    /// Takes in samples in neighbouring slots. This is nearly the whole cost of a plot.
    @inline(__always)
    init<Sample: PlottedSample>(
        _ samples: RingMemory, fromSlot slot: UInt, count: UInt, as type: Sample.Type,
        notingLate: Bool
    ) {
        let pairs = Sample.wordCount / 2
        var base = Int(bitPattern: slot) &* pairs
        func key(_ offset: Int) -> Int64? {
            Sample.plotKey(wordPairs: { samples.load(base &+ offset &* pairs &+ $0) })
        }
        // Two sets of extremes that do not wait for one another.
        var odd = PlotExtremes()
        func noteStamp(_ offset: Int) {
            if notingLate { stamps |= samples.load(base &+ offset &* pairs) }
        }
        for _ in 0..<(count / 4) {
            take(key(0))
            odd.take(key(1))
            take(key(2))
            odd.take(key(3))
            for offset in 0..<4 { noteStamp(offset) }
            base &+= 4 &* pairs
        }
        for _ in 0..<(count % 4) {
            take(key(0))
            noteStamp(0)
            base &+= pairs
        }
        minimum = min(minimum, odd.minimum)
        maximum = max(maximum, odd.maximum)
        self.count &+= odd.count
    }

    private init() {}

    @inline(__always)
    private mutating func take(_ key: Int64?) {
        guard let key else { return }
        minimum = min(minimum, key)
        maximum = max(maximum, key)
        count &+= 1
    }
}
