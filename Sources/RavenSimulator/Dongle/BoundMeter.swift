import RavenKit

/// A meter together with what the dongle keeps about it.
struct BoundMeter: Sendable {
    /// A text message of the utility.
    struct Message: Hashable, Sendable {
        var id: UInt32
        var text: String
        var needsConfirmation: Bool
        var isConfirmed = false
        var receivedUnixSeconds: Int64
    }

    /// A price that the host has set, which hides the meter's.
    struct UserPrice: Hashable, Sendable {
        var price: UInt32
        var trailingDigits: UInt8
        var setUnixSeconds: Int64
    }

    /// Names and account that the host may set.
    struct Settings: Hashable, Sendable {
        var nickName = ""
        var account = ""
        var auth = ""
        var host = ""
        var isEnabled = true
    }

    /// A short spell of fast readings, with the schedule to go back to.
    struct FastPoll: Hashable, Sendable {
        var frequencySeconds: UInt32
        var endUnixMilliseconds: Int64
        var usualFrequencySeconds: UInt32?
    }

    var meter: SimulatedMeter
    var schedule: Schedule
    /// The display's schedules for the modes that it is never in.
    var idleSchedules: [ScheduleMode: Schedule]
    var settings = Settings()
    var message: Message?
    var userPrice: UserPrice?
    var fastPoll: FastPoll?
    /// The readings that the dongle has cached, as it said them.
    var lastDemand: InstantaneousDemand?
    var lastSummation: CurrentSummationDelivered?

    /// The registers as the dongle knows them: those it heard last.
    private var knownRegisters: (deliveredRaw: UInt64, receivedRaw: UInt64) {
        (
            lastSummation?.summationDelivered ?? meter.delivered.rawCount,
            lastSummation?.summationReceived ?? meter.received.rawCount
        )
    }

    /// Net raw energy of the billing period, as the dongle works it out.
    var currentUsageRaw: Int64 {
        let known = knownRegisters
        return meter.usage.currentRaw(
            deliveredRaw: known.deliveredRaw, receivedRaw: known.receivedRaw)
    }

    /// Ends the billing period, whose usage becomes that of the last one.
    mutating func closePeriod(atUnixSeconds time: Int64) {
        let known = knownRegisters
        meter.usage.close(
            deliveredRaw: known.deliveredRaw, receivedRaw: known.receivedRaw, atUnixSeconds: time)
    }
}
