import IntervalCache

/// Tells a register's true course from glitches, before a reading is stored.
///
/// A reading at or above the last one, within what a service can carry in the time between, is an
/// advance and passes at once. Any other is held until the next reading of the register decides:
/// - the next one continues the old course: the held one was a glitch (a zero from a dongle that
///   lost its meter, a garbled digit) and is thrown away;
/// - the next one continues the held one: the register really went there. It rolled over when it had
///   been close below a full register and is close above zero; else it was reset, or jumped.
/// A zero is never decided by further zeros, since dongles without their meter repeat it for long. A
/// reading whose raw register runs on while its scale has changed needs ten of its kind.
///
/// So a glitch never becomes a spike or a negative consumption, and a true reset costs one reading of
/// delay. Delivered and received energy are judged together, since one reading carries both.
struct RegisterTruth: Sendable {
    /// One reading in milliwatt-hours, with what is needed to judge it.
    struct Reading: Sendable, Hashable {
        var delivered: UInt64?
        var received: UInt64?
        /// The raw registers; a roll-over happens at their width, not at the scaled value's.
        var rawDelivered: UInt64?
        var rawReceived: UInt64?
        /// Multiplier and divisor as received.
        var multiplier: UInt32?
        var divisor: UInt32?
        var monotonicMilliseconds: Int64
        var meterUnixSeconds: Int64

        /// This reading, with what it lacks taken from an earlier one.
        func completed(from earlier: Reading) -> Reading {
            var completed = self
            completed.delivered = delivered ?? earlier.delivered
            completed.received = received ?? earlier.received
            completed.rawDelivered = rawDelivered ?? earlier.rawDelivered
            completed.rawReceived = rawReceived ?? earlier.rawReceived
            return completed
        }

        /// Whether neither register stands above zero.
        var isZero: Bool { (delivered ?? 0) == 0 && (received ?? 0) == 0 }
    }

    /// What to do with the reading at hand.
    enum Verdict: Sendable, Hashable {
        /// Store it.
        case pass
        /// Store it; it begins the registers of another meter.
        case passAnew
        /// Keep it back until the next one.
        case hold
        /// Neither store it nor keep it: it lacks the register that is being judged.
        case drop
        /// The one kept back was a glitch: forget it, store this one.
        case dropHeldAndPass
        /// The one kept back was true and began the registers anew: store it, then this one.
        case passHeldAndThis
    }

    /// What has been seen.
    struct Counts: Sendable, Hashable, BitwiseCopyable {
        /// Readings that followed the one before, standing still included.
        var advances: UInt64 = 0
        var zeroGlitches: UInt64 = 0
        var otherGlitches: UInt64 = 0
        var resets: UInt64 = 0
        var rollovers: UInt64 = 0
        var jumps: UInt64 = 0
        var meterChanges: UInt64 = 0
    }

    private(set) var counts = Counts()
    private var last: Reading?
    private var held: Reading?
    private var heldInARow = 0
    /// Whether the next reading is the first of another meter than the one before.
    private var hasOtherMeter = false

    /// No service is believed to carry more than a megawatt, in milliwatts.
    private static let plausibleMilliwatts: UInt64 = 1_000_000_000
    /// Slack for coarse registers: 10 kWh, in milliwatt-hours.
    private static let slack: UInt64 = 10_000_000

    /// The course goes on behind a reading that an earlier run has stored, which may have been another
    /// meter's.
    mutating func continues(after stored: RegisterSample) {
        last = Reading(
            delivered: stored.deliveredMilliwattHours, received: stored.receivedMilliwattHours,
            monotonicMilliseconds: .max / 2, meterUnixSeconds: stored.timeUnixSeconds)
    }

    /// Another meter is read from here on; its registers have nothing to do with the old one's.
    mutating func meterChanged() {
        if last != nil {
            counts.meterChanges += 1
            hasOtherMeter = true
        }
        last = nil
        held = nil
    }

    /// Judges a reading.
    mutating func judge(_ reading: Reading) -> Verdict {
        guard let last else {
            self.last = reading
            defer { hasOtherMeter = false }
            return hasOtherMeter ? .passAnew : .pass
        }
        if let held {
            let isIncomplete =
                held.delivered != nil && reading.delivered == nil
                || held.received != nil && reading.received == nil
            if isIncomplete { return .drop }
            if held.isZero && reading.isZero { return .hold }
            if Self.onlyScaleDiffers(last, reading), heldInARow < 10 {
                heldInARow += 1
                return .hold
            }
            self.held = nil
            if Self.continues(last, reading) {
                if held.isZero { counts.zeroGlitches += 1 } else { counts.otherGlitches += 1 }
                counts.advances += 1
                self.last = reading.completed(from: last)
                return .dropHeldAndPass
            }
            if Self.continues(held, reading) {
                count(from: last, to: held)
                counts.advances += 1
                self.last = reading.completed(from: held)
                return .passHeldAndThis
            }
            // Neither: the held one stands alone, and this one takes its place.
            counts.otherGlitches += 1
            self.held = reading
            return .hold
        }
        guard Self.continues(last, reading) else {
            held = reading
            heldInARow = 1
            return .hold
        }
        counts.advances += 1
        self.last = reading.completed(from: last)
        return .pass
    }

    /// Whether both registers of `next` can follow those of `last`.
    private static func continues(_ last: Reading, _ next: Reading) -> Bool {
        // The larger of the two clocks' spans: a replay runs faster than time, a clock can step.
        let elapsed = max(
            (next.monotonicMilliseconds - last.monotonicMilliseconds) / 1000,
            next.meterUnixSeconds - last.meterUnixSeconds, 1)
        let (energy, overflow) = (plausibleMilliwatts / 3600).multipliedReportingOverflow(
            by: UInt64(elapsed))
        let limit = overflow ? UInt64.max / 2 : min(energy, .max / 2) + slack
        func follows(_ former: UInt64?, _ new: UInt64?) -> Bool {
            guard let former, let new else { return true }
            return new >= former && new - former <= limit
        }
        return follows(last.delivered, next.delivered) && follows(last.received, next.received)
    }

    /// Whether the raw register runs on while multiplier or divisor have changed.
    private static func onlyScaleDiffers(_ last: Reading, _ next: Reading) -> Bool {
        guard last.multiplier != next.multiplier || last.divisor != next.divisor,
            let former = last.rawDelivered, let new = next.rawDelivered
        else { return false }
        return new >= former && new - former < 1_000_000
    }

    private mutating func count(from last: Reading, to held: Reading) {
        if Self.rolledOver(last.rawDelivered, held.rawDelivered)
            || Self.rolledOver(last.rawReceived, held.rawReceived)
        {
            counts.rollovers += 1
        } else if (held.delivered ?? 0) < (last.delivered ?? 0)
            || (held.received ?? 0) < (last.received ?? 0)
        {
            counts.resets += 1
        } else {
            counts.jumps += 1
        }
    }

    /// Whether a raw register went over its width: from the last 64th of a register of 24, 32 or 48
    /// bits or of five to fourteen decimal digits into its first 64th.
    private static func rolledOver(_ former: UInt64?, _ new: UInt64?) -> Bool {
        guard let former, let new, new < former else { return false }
        return widths.contains { width in
            former < width && former >= width - width / 64 && new < width / 64
        }
    }

    private static let widths: [UInt64] =
        [1 << 24, 1 << 32, 1 << 48]
        + (5...14).map { digits in
            (0..<digits).reduce(1) { power, _ in power * 10 }
        }
}
