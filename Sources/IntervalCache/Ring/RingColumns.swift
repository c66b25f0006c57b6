/// What the writer notes beside each sample about all samples up to it.
///
/// Each figure only ever grows (modulo its width), so that its value for any window is the
/// difference of two, and the place where it changes is found by bisection. That makes coverage,
/// gaps and energy of a window a matter of log n instead of a scan.
///
/// | pair | upper half | lower half |
/// | --- | --- | --- |
/// | 0 | epoch: steps back of the clock | marks: samples with a gap before them, or late |
/// | 1 | seconds covered: spacing of the samples outside gaps | samples missing in gaps |
/// | 2 | power only: milliwatt-seconds by left steps, 64 bits | |
/// | 3 | power only: twice the milliwatt-seconds by trapezoids, 64 bits | |
@usableFromInline
struct RingColumns: Sendable {
    @usableFromInline var epochAndMarks: UInt64
    @usableFromInline var counts: UInt64
    @usableFromInline var leftSteps: UInt64
    @usableFromInline var twiceTrapezoids: UInt64

    @inlinable
    init(epochAndMarks: UInt64, counts: UInt64) {
        self.epochAndMarks = epochAndMarks
        self.counts = counts
        (leftSteps, twiceTrapezoids) = (0, 0)
    }

    /// From pairs 0 to 3, or 0 and 1 of a series that is no power.
    @inlinable
    init(integratesPower: Bool, pairs: (Int) -> UInt64) {
        self.init(epochAndMarks: pairs(0), counts: pairs(1))
        if integratesPower { (leftSteps, twiceTrapezoids) = (pairs(2), pairs(3)) }
    }

    /// Pair 0 to 3.
    @inlinable
    subscript(index: Int) -> UInt64 {
        switch index {
        case 0: epochAndMarks
        case 1: counts
        case 2: leftSteps
        default: twiceTrapezoids
        }
    }

    @inlinable var epoch: UInt32 { UInt32(truncatingIfNeeded: epochAndMarks >> 32) }
    @inlinable var marks: UInt32 { UInt32(truncatingIfNeeded: epochAndMarks) }
    @inlinable var covered: UInt32 { UInt32(truncatingIfNeeded: counts >> 32) }
    @inlinable var missing: UInt32 { UInt32(truncatingIfNeeded: counts) }

    @inlinable
    mutating func startEpoch() { epochAndMarks &+= 1 << 32 }

    @inlinable
    mutating func mark() {
        epochAndMarks = epochAndMarks & ~0xFFFF_FFFF | UInt64(marks &+ 1)
    }

    /// Adds a spacing that is not a gap, with the power at its start and end.
    @inlinable
    mutating func cover(_ seconds: Int64, from power: Int64, to nextPower: Int64) {
        counts &+= UInt64(bitPattern: seconds) << 32
        // Modulo 2^64: a window's difference is exact as long as it fits itself.
        leftSteps &+= UInt64(bitPattern: power &* seconds)
        twiceTrapezoids &+= UInt64(bitPattern: (power &+ nextPower) &* seconds)
    }

    @inlinable
    mutating func miss(_ count: UInt32) {
        counts = counts & ~0xFFFF_FFFF | UInt64(missing &+ count)
    }

    @inlinable
    static func pairCount(integratesPower: Bool) -> Int { integratesPower ? 4 : 2 }
}
