/// A sample as the ring keeps it: with its number and the epoch of the meter's clock.
public struct StoredSample<Sample: RingSample>: Sendable, Hashable {
    /// The number of the sample: one more than that of the sample before, never used twice.
    public var sequence: UInt64
    /// Counts the steps back of the meter's clock; times rise within one epoch only.
    public var epoch: UInt32
    /// Time, values and flags.
    public var sample: Sample

    /// A stored sample from its parts.
    @inlinable
    public init(sequence: UInt64, epoch: UInt32, sample: Sample) {
        self.sequence = sequence
        self.epoch = epoch
        self.sample = sample
    }
}
