public import IntervalCache

/// A ring that goes on where a journal's samples end, with its writer.
public struct RestoredRing<Sample: RingSample>: ~Copyable {
    /// The ring, for any number of readers.
    public let ring: IntervalRing<Sample>
    private var writer: IntervalRingWriter<Sample>

    /// - Parameter next: the number that the next sample gets; more than there are samples.
    init(_ samples: [Sample], _ next: UInt64, _ capacity: Int, _ interval: Int) {
        ring = IntervalRing(
            capacity: capacity, nominalIntervalSeconds: interval,
            firstSequence: next - UInt64(samples.count))
        guard let writer = ring.takeWriter() else {
            preconditionFailure("a new ring has its writer")
        }
        self.writer = writer
        for sample in samples { self.writer.append(sample) }
    }

    /// The writer, at the end of what came back.
    public consuming func takeWriter() -> IntervalRingWriter<Sample> { writer }
}
