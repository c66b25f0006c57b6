/// A sample of a journal with the number that it had in its ring.
public struct JournalEntry<Sample: RingSample>: Sendable, Hashable {
    /// The number in the ring.
    public var sequence: UInt64
    /// The sample as it was handed to the ring.
    public var sample: Sample

    /// A sample with its number.
    public init(sequence: UInt64, sample: Sample) {
        self.sequence = sequence
        self.sample = sample
    }
}
