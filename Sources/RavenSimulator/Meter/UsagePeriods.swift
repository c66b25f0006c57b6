/// The dongle's billing periods: net energy since a start, and that of the period before.
struct UsagePeriods: Hashable, Sendable {
    /// When the current period began.
    private(set) var startUnixSeconds: Int64
    /// Net raw energy (delivered less received) of the period before, and when that began.
    private(set) var lastRaw: Int64
    private(set) var lastStartUnixSeconds: Int64
    private var deliveredAtStart: UInt64
    private var receivedAtStart: UInt64

    /// A period that began ten days before the meter's first moment, after one of thirty days.
    init(
        deliveredRaw: UInt64, receivedRaw: UInt64, originUnixMilliseconds: Int64, seed: UInt64
    ) {
        startUnixSeconds = originUnixMilliseconds.flooredDivision(by: 1000) - 10 * 86_400
        lastStartUnixSeconds = startUnixSeconds - 30 * 86_400
        let used = 60_000 + SeededSequence.hash(seed, 0, 10) % 60_000
        deliveredAtStart = deliveredRaw > used ? deliveredRaw - used : deliveredRaw
        receivedAtStart = receivedRaw
        lastRaw = 200_000 + Int64(SeededSequence.hash(seed, 0, 11) % 200_000)
    }

    /// Net raw energy since the start, negative at a home that gave more than it took.
    func currentRaw(deliveredRaw: UInt64, receivedRaw: UInt64) -> Int64 {
        Self.growth(from: deliveredAtStart, to: deliveredRaw)
            - Self.growth(from: receivedAtStart, to: receivedRaw)
    }

    /// By how much a register grew, also past its 48 bits; negative where it began again lower.
    private static func growth(from start: UInt64, to count: UInt64) -> Int64 {
        Int64(bitPattern: (count &- start) << 16) >> 16
    }

    /// Rolls the current period into the last one and begins another.
    mutating func close(deliveredRaw: UInt64, receivedRaw: UInt64, atUnixSeconds time: Int64) {
        lastRaw = currentRaw(deliveredRaw: deliveredRaw, receivedRaw: receivedRaw)
        lastStartUnixSeconds = startUnixSeconds
        startUnixSeconds = time
        deliveredAtStart = deliveredRaw
        receivedAtStart = receivedRaw
    }
}
