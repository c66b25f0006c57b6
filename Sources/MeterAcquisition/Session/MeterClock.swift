/// Compares the meter's clock with the gateway's: offset, drift and steps of either.
///
/// The offset of one reading is receive time minus meter time. A slow delivery makes it larger, never
/// smaller, and the stamp's whole seconds add up to one; so the smallest offset of an hour is the best
/// estimate of the clocks' difference, and the drift is the slope between such hourly floors.
///
/// Steps: the gateway's clock stepped when UTC and the monotonic clock part. The meter's clock stepped
/// forward when the offset falls at once though readings keep the pace of time; backward when it rises
/// and stays risen for three readings (one late delivery is no step). Readings that come faster than
/// time, as in a replay, have no pace and are never steps.
struct MeterClock: Sendable {
    /// Steps of the meter's clock into the future.
    private(set) var forwardStepCount: UInt64 = 0
    /// Steps of the meter's clock into the past.
    private(set) var backwardStepCount: UInt64 = 0
    /// Steps of the gateway's clock, either way.
    private(set) var gatewayStepCount: UInt64 = 0
    /// Receive time minus meter time now, in milliseconds; nil before the first reading.
    var offsetMilliseconds: Int64? {
        guard let floor else { return nil }
        return min(floor, formerFloor ?? floor)
    }

    private struct Look: Sendable {
        var meterMilliseconds: Int64
        var received: ClockReading
    }
    private struct HourFloor: Sendable {
        var monotonicMilliseconds: Int64
        var offset: Int64
    }

    private var last: Look?
    private var pacedInARow = 0
    private var risenInARow = 0
    private var floor: Int64?
    private var formerFloor: Int64?
    private var hourStart: Int64 = 0
    private var hours: [HourFloor] = []

    /// More than this is a step, in milliseconds; less is drift or delivery.
    static let stepMilliseconds: Int64 = 10_000
    /// Two readings keep the pace of time when their offsets differ by less, in milliseconds.
    static let paceMilliseconds: Int64 = 2_500
    private static let hourMilliseconds: Int64 = 3_600_000
    private static let hourLimit = 48

    init() {
        hours.reserveCapacity(Self.hourLimit)
    }

    /// Takes in the time of a new reading.
    /// - Returns: whether the meter's clock stepped right before this reading.
    mutating func observe(meterUnixSeconds: Int64, received: ClockReading) -> Bool {
        let look = Look(meterMilliseconds: meterUnixSeconds * 1000, received: received)
        defer { last = look }
        let offset = received.unixMilliseconds - look.meterMilliseconds
        guard let last else {
            startFloors(at: offset, received)
            return false
        }
        followGatewaySteps(from: last.received, to: received)
        let elapsed = received.monotonicMilliseconds - last.received.monotonicMilliseconds
        let meterElapsed = look.meterMilliseconds - last.meterMilliseconds
        let ahead = meterElapsed - elapsed
        let wasPaced = pacedInARow >= 3
        if abs(ahead) <= Self.paceMilliseconds, elapsed >= 1_000 {
            pacedInARow += 1
        } else {
            pacedInARow = 0
        }
        let known = offsetMilliseconds ?? offset
        if offset < known - Self.stepMilliseconds {
            risenInARow = 0
            startFloors(at: offset, received)
            guard wasPaced, elapsed >= 1_000 else { return false }
            forwardStepCount += 1
            return true
        }
        if offset > known + Self.stepMilliseconds {
            risenInARow = pacedInARow > 0 ? risenInARow + 1 : 1
            if risenInARow > 3 {
                risenInARow = 0
                backwardStepCount += 1
                startFloors(at: offset, received)
            }
            return false
        }
        risenInARow = 0
        lowerFloor(to: offset, received)
        return false
    }

    /// How much faster than the gateway's clock the meter's runs, in millionths; nil until floors of
    /// six hours are there.
    var driftPartsPerMillion: Int64? {
        guard let first = hours.first, let last = hours.last else { return nil }
        let span = last.monotonicMilliseconds - first.monotonicMilliseconds
        guard span >= 6 * Self.hourMilliseconds else { return nil }
        return (first.offset - last.offset) * 1_000_000 / span
    }

    /// UTC moved against the monotonic clock: the gateway's clock was set.
    private mutating func followGatewaySteps(from last: ClockReading, to now: ClockReading) {
        let step =
            (now.unixMilliseconds - last.unixMilliseconds)
            - (now.monotonicMilliseconds - last.monotonicMilliseconds)
        guard abs(step) > 1_000 else { return }
        gatewayStepCount += 1
        floor = floor.map { $0 + step }
        formerFloor = formerFloor.map { $0 + step }
        for index in hours.indices { hours[index].offset += step }
    }

    private mutating func startFloors(at offset: Int64, _ now: ClockReading) {
        floor = offset
        formerFloor = nil
        hourStart = now.monotonicMilliseconds
        hours.removeAll(keepingCapacity: true)
    }

    private mutating func lowerFloor(to offset: Int64, _ now: ClockReading) {
        floor = min(floor ?? offset, offset)
        guard now.monotonicMilliseconds - hourStart >= Self.hourMilliseconds else { return }
        if hours.count == Self.hourLimit { hours.removeFirst() }
        hours.append(
            HourFloor(
                monotonicMilliseconds: now.monotonicMilliseconds, offset: floor ?? offset))
        formerFloor = floor
        floor = offset
        hourStart = now.monotonicMilliseconds
    }
}
