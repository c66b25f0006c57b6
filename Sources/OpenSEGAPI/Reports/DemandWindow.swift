internal import IntervalCache

/// What the demand readings of one window of time say, found in one pass over them. Memory: one batch.
struct DemandWindow {
    /// The window, by the meter's clock: start included, end excluded.
    let startUnixSeconds: Int64
    let endUnixSeconds: Int64
    /// Coverage in samples.
    let report: RangeReport
    /// Energy by left steps and trapezoids over the seconds that are covered.
    let energy: PowerEnergy
    /// Energy where each reading holds until the next, through the holes too, and the last until the
    /// window's end, or until now where that comes first; in milliwatt-seconds.
    private(set) var heldMilliwattSeconds: Int64 = 0
    private(set) var lowestMilliwatts: Int64 = .max
    private(set) var highestMilliwatts: Int64 = .min
    /// Receive time minus the meter's time.
    private(set) var lowestReceiveOffsetSeconds: Int64 = .max
    private(set) var highestReceiveOffsetSeconds: Int64 = .min
    /// SHA-256 of the rows `watts,unix-seconds` with CR LF of these samples: of the CSV answer.
    private(set) var digest = SHA256()

    /// Throws 404 `data not found` where the window holds no reading; `name` is its name in that
    /// sentence.
    init(
        _ ring: IntervalRing<DemandSample>, startUnixSeconds: Int64, endUnixSeconds: Int64,
        nowUnixSeconds: Int64, name: String
    ) throws(APIProblem) {
        self.startUnixSeconds = startUnixSeconds
        self.endUnixSeconds = endUnixSeconds
        let plan: RangePlan<DemandSample>
        do throws(APIProblem) {
            plan = try RangePlan(
                ring,
                .range(startUnixSeconds: startUnixSeconds, endUnixSeconds: endUnixSeconds),
                nowUnixSeconds: nowUnixSeconds)
        } catch {
            throw APIProblem(
                status: error.status,
                sentence: "\(error.sentence) (wanted for the \(name))")
        }
        report = plan.report
        energy = ring.powerEnergy(
            startUnixSeconds: startUnixSeconds, endUnixSeconds: endUnixSeconds)
        var hold = ring.sample(atUnixSeconds: startUnixSeconds).map {
            Hold(since: startUnixSeconds, milliwatts: $0.sample.demandMilliwatts, epoch: $0.epoch)
        }
        var puller = ReadingPuller(plan)
        while puller.readBatch(512) {
            var rows: [UInt8] = []
            for stored in puller.batch {
                take(stored.sample)
                CSVRow.append(
                    stored.sample.demandMilliwatts, stored.sample.timeUnixSeconds, to: &rows)
                heldMilliwattSeconds &+= Hold.moveOn(&hold, to: stored)
            }
            digest.update(rows)
        }
        let end = min(endUnixSeconds, plan.meterNowUnixSeconds)
        if let hold, hold.since < end {
            heldMilliwattSeconds &+= hold.milliwatts &* (end &- hold.since)
        }
    }

    /// The mean power over the covered seconds in milliwatts, rounded half to even; nil where none
    /// is covered.
    var meanMilliwatts: Int64? {
        guard energy.coveredSeconds > 0 else { return nil }
        return Rounding.quotient(energy.leftStepMilliwattSeconds, by: energy.coveredSeconds)
    }

    private mutating func take(_ sample: DemandSample) {
        lowestMilliwatts = min(lowestMilliwatts, sample.demandMilliwatts)
        highestMilliwatts = max(highestMilliwatts, sample.demandMilliwatts)
        lowestReceiveOffsetSeconds = min(lowestReceiveOffsetSeconds, sample.receiveOffsetSeconds)
        highestReceiveOffsetSeconds = max(highestReceiveOffsetSeconds, sample.receiveOffsetSeconds)
    }

    /// The reading in force.
    private struct Hold {
        var since: Int64
        var milliwatts: Int64
        var epoch: UInt32

        /// The milliwatt-seconds until the next reading, which then is in force. A late reading
        /// changes nothing; a step back of the clock begins anew.
        static func moveOn(_ hold: inout Hold?, to stored: StoredSample<DemandSample>) -> Int64 {
            let time = stored.sample.timeUnixSeconds
            let next = Hold(
                since: time, milliwatts: stored.sample.demandMilliwatts, epoch: stored.epoch)
            guard let before = hold, before.epoch == stored.epoch else {
                hold = next
                return 0
            }
            guard time >= before.since else { return 0 }
            hold = next
            return before.milliwatts &* (time &- before.since)
        }
    }
}

/// Rounding of exact integers.
enum Rounding {
    /// `value / divisor`, rounded half to even; `divisor` is positive.
    static func quotient(_ value: Int64, by divisor: Int64) -> Int64 {
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
        let twice = remainder.magnitude.multipliedReportingOverflow(by: 2)
        let isMore = twice.overflow || twice.partialValue > divisor.magnitude
        let isHalf = !twice.overflow && twice.partialValue == divisor.magnitude
        guard isMore || (isHalf && quotient & 1 != 0) else { return quotient }
        return value < 0 ? quotient &- 1 : quotient &+ 1
    }

    /// `part` per million of `whole`, rounded half to even; nil where the whole is 0 or the answer
    /// does not fit.
    static func partsPerMillion(_ part: Int64, of whole: Int64) -> Int64? {
        let (scaled, overflow) = part.multipliedReportingOverflow(by: 1_000_000)
        guard whole != 0, whole != .min, !overflow else { return nil }
        return quotient(whole < 0 ? 0 &- scaled : scaled, by: abs(whole))
    }
}
