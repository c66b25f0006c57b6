/// How many slots a ring has for the samples it keeps visible.
public enum RingLayout: Sendable, Hashable {
    /// The next power of two above the capacity: slots are found by masking, and readers of the
    /// oldest samples have slack before the writer comes around.
    case slack
    /// One more than the capacity: the least memory; a reader of the oldest samples may be
    /// overtaken by any append, and is told so.
    case exact
    /// So many slots more than with `exact`, 0 to 2^28: a reader of the oldest samples has them all
    /// if no more than so many are appended while it reads.
    case spare(Int)

    var hasValidSpare: Bool {
        if case .spare(let count) = self { 0...(1 << 28) ~= count } else { true }
    }
}
