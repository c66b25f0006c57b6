extension IntervalRing where Sample == DemandSample {
    /// The energy between two times, as the readings have it. O(log n) for each epoch; no scan, no
    /// allocation.
    ///
    /// Exact as long as it stays below 2^62 milliwatt-seconds (1.28 TWh).
    ///
    /// - Parameters:
    ///   - startUnixSeconds: the first second of the window, by the meter's clock.
    ///   - endUnixSeconds: the second after its last.
    public func powerEnergy(startUnixSeconds: Int64, endUnixSeconds: Int64) -> PowerEnergy {
        let start = RingCore.bounded(startUnixSeconds)
        let end = RingCore.bounded(endUnixSeconds)
        guard start < end else { return PowerEnergy() }
        return core.consistent {
            core.visibleWindow(head: $0)
        } _: { window in
            var sum = PowerIntegral()
            core.forEachEpoch(in: window) { first, last in
                let count = last &- first &+ 1
                let upTo = core.integral(until: end, from: first, count: count)
                let before = core.integral(until: start, from: first, count: count)
                sum.add(upTo, minus: before)
                return true
            }
            return sum.energy(windowSeconds: end &- start)
        }
    }
}

/// The running integrals at one moment.
struct PowerIntegral {
    var covered: UInt32 = 0
    var leftSteps: Int64 = 0
    var twiceTrapezoids: Int64 = 0
    var isRounded = false

    mutating func add(_ later: PowerIntegral, minus earlier: PowerIntegral) {
        covered &+= later.covered &- earlier.covered
        leftSteps &+= later.leftSteps &- earlier.leftSteps
        twiceTrapezoids &+= later.twiceTrapezoids &- earlier.twiceTrapezoids
        isRounded = isRounded || later.isRounded || earlier.isRounded
    }

    func energy(windowSeconds: Int64) -> PowerEnergy {
        var energy = PowerEnergy()
        energy.windowSeconds = windowSeconds
        energy.coveredSeconds = Int64(covered)
        energy.leftStepMilliwattSeconds = leftSteps
        let (half, isRounded) = twiceTrapezoids.dividedRoundingHalfToEven(by: 2)
        energy.trapezoidMilliwattSeconds = half
        energy.trapezoidIsRounded = self.isRounded || isRounded
        return energy
    }
}

extension RingCore {
    /// The integrals noted at a sample; relaxed, to be checked.
    private func integral(at number: UInt) -> PowerIntegral {
        let base = slot(number) &* columnsPerSlot
        return PowerIntegral(
            covered: UInt32(truncatingIfNeeded: columns.load(base &+ 1) >> 32),
            leftSteps: Int64(bitPattern: columns.load(base &+ 2)),
            twiceTrapezoids: Int64(bitPattern: columns.load(base &+ 3)))
    }

    /// The integrals at a time within one epoch, all that lies before `first` being left out of
    /// account on both sides of a difference.
    func integral(until time: Int64, from first: UInt, count: UInt) -> PowerIntegral {
        let reached = firstOffset(reaching: time &+ 1, from: first, count: count)
        guard reached > 0 else { return integral(at: first) }
        let number = first &+ (reached &- 1)
        var integral = integral(at: number)
        guard reached < count else { return integral }
        let next = self.integral(at: number &+ 1)
        let from = stamp(number).runningMaximumUnixSeconds
        let spacing = stamp(number &+ 1).runningMaximumUnixSeconds &- from
        let part = time &- from
        // Not in a gap (nothing covered by it), and not torn.
        guard next.covered != integral.covered, 0 < part, part < spacing else { return integral }
        // The increments of the columns are power * spacing and (power + next power) * spacing.
        let power = (next.leftSteps &- integral.leftSteps) / spacing
        let powerSum = (next.twiceTrapezoids &- integral.twiceTrapezoids) / spacing
        let rise = powerSum &- 2 &* power
        let (triangle, isRounded) = Self.triangle(rise: rise, part: part, spacing: spacing)
        integral.covered &+= UInt32(truncatingIfNeeded: part)
        integral.leftSteps &+= power &* part
        integral.twiceTrapezoids &+= 2 &* power &* part &+ triangle
        integral.isRounded = isRounded
        return integral
    }

    /// rise * part^2 / spacing, rounded half to even: twice the area of the part of the triangle
    /// under a rising power.
    private static func triangle(
        rise: Int64, part: Int64, spacing: Int64
    ) -> (Int64, isRounded: Bool) {
        let (product, overflow) = (rise &* part).multipliedReportingOverflow(by: part)
        if !overflow { return product.dividedRoundingHalfToEven(by: spacing) }
        // Spacings of days between readings of gigawatts: divide first, and say it is rounded.
        return ((rise &* part) / spacing &* part, true)
    }
}
