/// How many slots a ring has for the samples it keeps visible.
public enum RingLayout: Sendable, Hashable {
    /// The next power of two above the capacity: slots are found by masking, and readers of the
    /// oldest samples have slack before the writer comes around.
    case slack
    /// One more than the capacity: the least memory; a reader of the oldest samples may be
    /// overtaken by any append, and is told so.
    case exact
}
