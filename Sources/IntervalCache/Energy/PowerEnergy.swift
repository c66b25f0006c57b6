/// The energy of a window as the demand readings have it, by two rules, with what they cover.
///
/// Only time between samples that are not a gap apart counts; a window's ends may lie between two
/// samples. Energy taken from the grid is positive, given to it negative; this is the sum of both.
public struct PowerEnergy: Sendable, Hashable {
    /// The length of the window in seconds.
    public var windowSeconds: Int64 = 0
    /// The seconds for which the power is known. More than the window has where the clock was
    /// stepped back within it, for then time passed twice.
    public var coveredSeconds: Int64 = 0
    /// Each reading holds until the next: milliwatt-seconds, exact.
    public var leftStepMilliwattSeconds: Int64 = 0
    /// Power runs straight from one reading to the next: milliwatt-seconds, rounded half to even.
    public var trapezoidMilliwattSeconds: Int64 = 0
    /// Whether the trapezoid's figure had to be rounded (by less than one milliwatt-second).
    public var trapezoidIsRounded = false

    /// No energy over no time.
    public init() {}

    /// The energy by left steps in milliwatt-hours, rounded half to even.
    public var leftStepMilliwattHours: Int64 {
        leftStepMilliwattSeconds.dividedRoundingHalfToEven(by: 3_600).quotient
    }

    /// The energy by trapezoids in milliwatt-hours, rounded half to even.
    public var trapezoidMilliwattHours: Int64 {
        trapezoidMilliwattSeconds.dividedRoundingHalfToEven(by: 3_600).quotient
    }

    /// Covered seconds per million of the window, rounded down, at most 1,000,000.
    public var coveragePartsPerMillion: Int {
        guard windowSeconds > 0 else { return 0 }
        let covered = min(max(coveredSeconds, 0), windowSeconds)
        // Below 2^41 seconds the product fits; beyond, the share is taken of thousands.
        if windowSeconds < 1 << 41 { return Int(covered &* 1_000_000 / windowSeconds) }
        return Int(covered / (windowSeconds / 1_000_000))
    }
}

extension Int64 {
    /// The quotient rounded half to even, and whether that changed anything; `divisor` is positive.
    func dividedRoundingHalfToEven(by divisor: Int64) -> (quotient: Int64, isRounded: Bool) {
        var (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        let rest = remainder.magnitude
        let half = divisor.magnitude &- rest
        if rest > half || (rest == half && quotient & 1 != 0) { quotient &+= signum() }
        remainder = remainder.signum()
        return (quotient, remainder != 0)
    }
}
