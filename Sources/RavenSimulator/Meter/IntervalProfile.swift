/// The meter's own interval data: energy per quarter of an hour, the last two days of it.
struct IntervalProfile: Hashable, Sendable {
    struct Interval: Hashable, Sendable {
        var endUnixSeconds: Int64
        var deliveredRaw: UInt64
        var receivedRaw: UInt64
    }

    static let intervalMilliseconds: Int64 = 900_000
    private static let largestCount = 192

    /// Closed intervals, oldest first, each ending one interval after the one before it.
    private(set) var intervals: [Interval] = []
    private var deliveredAtStart: UInt64?
    private var receivedAtStart: UInt64 = 0

    static func endOfInterval(afterUnixMilliseconds time: Int64) -> Int64 {
        (time.flooredDivision(by: intervalMilliseconds) + 1) * intervalMilliseconds
    }

    /// Ends an interval with the register counts of that moment; the very first one was not seen
    /// from its beginning and is left out.
    mutating func close(endUnixMilliseconds: Int64, deliveredRaw: UInt64, receivedRaw: UInt64) {
        if let deliveredAtStart {
            if intervals.count == Self.largestCount { intervals.removeFirst() }
            intervals.append(
                Interval(
                    endUnixSeconds: endUnixMilliseconds.flooredDivision(by: 1000),
                    deliveredRaw: (deliveredRaw &- deliveredAtStart) & EnergyRegister.largest,
                    receivedRaw: (receivedRaw &- receivedAtStart) & EnergyRegister.largest))
        }
        restartInterval(deliveredRaw: deliveredRaw, receivedRaw: receivedRaw)
    }

    /// Counts the running interval from these registers on.
    mutating func restartInterval(deliveredRaw: UInt64, receivedRaw: UInt64) {
        deliveredAtStart = deliveredRaw
        receivedAtStart = receivedRaw
    }

    /// Up to `count` intervals, newest first, the newest ending at or before `endUnixSeconds`.
    func newest(_ count: Int, endingBy endUnixSeconds: Int64) -> [Interval] {
        let reversed = intervals.reversed().drop { $0.endUnixSeconds > endUnixSeconds }
        return Array(reversed.prefix(count))
    }
}
