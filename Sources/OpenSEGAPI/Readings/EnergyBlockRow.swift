internal import IntervalCache

/// The energy of one aligned block, with how much of it is known.
struct EnergyBlockRow: Hashable {
    /// The first second of the block, a multiple of the period.
    var startUnixSeconds: Int64
    /// The energy of the seconds that are covered.
    var milliwattHours: Int64
    /// For how many of its seconds the energy is known.
    var coveredSeconds: Int64
}

/// The blocks that lie wholly in a range, and in the past, with at least one second covered: by the
/// meter's clock, in order of time.
enum EnergyBlockRows {
    /// Net energy, from the demand readings: each holds until the next, holes are not filled.
    static func net(_ plan: RangePlan<DemandSample>, periodSeconds: Int64) -> [EnergyBlockRow] {
        let (start, end) = plan.blockBounds
        return plan.ring.energyBlocks(
            periodSeconds: Int(periodSeconds), startUnixSeconds: start,
            endUnixSeconds: end &- periodSeconds &+ 1
        ).map { block in
            EnergyBlockRow(
                startUnixSeconds: block.startUnixSeconds,
                milliwattHours: block.energy.leftStepMilliwattHours,
                coveredSeconds: min(periodSeconds, block.energy.coveredSeconds))
        }
    }

    /// Energy of one flow, from the meter's registers: the difference of the readings at the block's
    /// two ends. Where there is none near an end, only what lies between the readings within the
    /// block counts, so that a hole's energy is never put into the block after it.
    static func register(
        _ plan: RangePlan<RegisterSample>, _ column: ServedColumn, periodSeconds: Int64
    ) -> [EnergyBlockRow] {
        let (start, end) = plan.blockBounds
        let near = Int64(plan.ring.usualIntervalSeconds) * 3 / 2
        let index = TimeIndex(plan, column, blockSeconds: periodSeconds)
        return index.blocks.compactMap { block in
            let from = block.startUnixSeconds
            let to = from + periodSeconds
            guard from >= start, to <= end else { return nil }
            var energy = plan.ring.registerEnergy(startUnixSeconds: from, endUnixSeconds: to)
            if let known = energy, from - known.startUnixSeconds > near {
                energy = plan.ring.registerEnergy(
                    startUnixSeconds: block.firstReadingUnixSeconds, endUnixSeconds: to)
            }
            let value =
                column == .received
                ? energy?.receivedMilliwattHours : energy?.deliveredMilliwattHours
            guard let energy, let value, let milliwattHours = Int64(exactly: value) else {
                return nil
            }
            // Two readings, each up to an interval before an end of the block, cover all of it.
            let isWhole = to - energy.endUnixSeconds <= near && energy.startUnixSeconds <= from
            return EnergyBlockRow(
                startUnixSeconds: from, milliwattHours: milliwattHours,
                coveredSeconds: isWhole ? periodSeconds : min(periodSeconds, energy.measuredSeconds)
            )
        }
    }
}

extension RangePlan {
    /// Where blocks may lie: in the range, and not beyond now.
    fileprivate var blockBounds: (startUnixSeconds: Int64, endUnixSeconds: Int64) {
        let end = min(endUnixSeconds ?? meterNowUnixSeconds, meterNowUnixSeconds)
        return (startUnixSeconds ?? 0, end)
    }
}
