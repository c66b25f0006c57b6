import IntervalCache
import RavenKit

/// The time of a reading: the meter's own where it gave a believable one, else the receive time. Where
/// the clocks are known to differ by more than a delivery, it is the receive time by the meter's clock:
/// one reading without a time would otherwise be a hole and two steps of the clock.
///
/// Nonsense is only what can not be a meter's clock: no time at all, before 2010-01-01 (ZigBee Smart
/// Energy meters are younger) or beyond 2100. A clock that is merely wrong keeps its own time, and the
/// offset tells by how much; so does a replayed recording.
struct ReadingTime: Sendable, Hashable {
    /// 2010-01-01 00:00 UTC.
    static let earliestUnixSeconds: Int64 = 1_262_304_000
    /// 2100-01-01 00:00 UTC.
    static let latestUnixSeconds: Int64 = 4_102_444_800

    /// UTC seconds since 1970.
    var unixSeconds: Int64
    /// Receive time minus `unixSeconds`; for an estimated time the clocks' known difference, or zero.
    var receiveOffsetSeconds: Int64
    /// Whether the receive time stands in for the meter's.
    var isEstimated: Bool

    /// - Parameter offsetMilliseconds: receive time minus meter time, as far as it is known.
    init(
        _ timeStamp: ZigBeeUTCTime?, received: ClockReading, offsetMilliseconds: Int64? = nil
    ) {
        if let meter = timeStamp?.unixSeconds,
            (Self.earliestUnixSeconds..<Self.latestUnixSeconds).contains(meter)
        {
            unixSeconds = meter
            receiveOffsetSeconds = received.unixSeconds - meter
            isEstimated = false
        } else {
            let offset = offsetMilliseconds ?? 0
            receiveOffsetSeconds =
                abs(offset) > MeterClock.stepMilliseconds ? offset / 1_000 : 0
            unixSeconds = received.unixSeconds - receiveOffsetSeconds
            isEstimated = true
        }
    }
}
