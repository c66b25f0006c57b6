import IntervalCache
import RavenKit

/// The time of a reading: the meter's own where it gave a believable one, else the receive time.
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
    /// Receive time minus `unixSeconds`; zero for an estimated time.
    var receiveOffsetSeconds: Int64
    /// Whether the receive time stands in for the meter's.
    var isEstimated: Bool

    init(_ timeStamp: ZigBeeUTCTime?, received: ClockReading) {
        if let meter = timeStamp?.unixSeconds,
            (Self.earliestUnixSeconds..<Self.latestUnixSeconds).contains(meter)
        {
            unixSeconds = meter
            receiveOffsetSeconds = received.unixSeconds - meter
            isEstimated = false
        } else {
            unixSeconds = received.unixSeconds
            receiveOffsetSeconds = 0
            isEstimated = true
        }
    }
}
