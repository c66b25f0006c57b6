/// What the writer notes beside each sample about all samples up to it.
///
/// Each figure only ever grows (modulo its width), so that its value for any window is the
/// difference of two, and the place where it changes is found by bisection. That makes coverage,
/// gaps and energy of a window a matter of log n instead of a scan.
///
/// | pair | upper half | lower half |
/// | --- | --- | --- |
/// | 0 | epoch: steps back of the clock | marks: samples with a gap before them, or late |
/// | 1 | samples missing in gaps | seconds covered: spacing of the samples outside gaps |
/// | 2 | power only: milliwatt-seconds by left steps, 64 bits | |
/// | 3 | power only: twice the milliwatt-seconds by trapezoids, 64 bits | |
@usableFromInline
struct RingColumns: Sendable {
    @usableFromInline var epochAndMarks: UInt64
    @usableFromInline var counts: UInt64

    @inlinable
    init(epochAndMarks: UInt64, counts: UInt64) {
        self.epochAndMarks = epochAndMarks
        self.counts = counts
    }

    @inlinable
    init(epoch: UInt32, marks: UInt32, missing: UInt32, covered: UInt32) {
        epochAndMarks = UInt64(epoch) << 32 | UInt64(marks)
        counts = UInt64(missing) << 32 | UInt64(covered)
    }

    @inlinable var epoch: UInt32 { UInt32(truncatingIfNeeded: epochAndMarks >> 32) }
    @inlinable var marks: UInt32 { UInt32(truncatingIfNeeded: epochAndMarks) }
    @inlinable var missing: UInt32 { UInt32(truncatingIfNeeded: counts >> 32) }
    @inlinable var covered: UInt32 { UInt32(truncatingIfNeeded: counts) }

    static func pairCount(integratesPower: Bool) -> Int { integratesPower ? 4 : 2 }
}
