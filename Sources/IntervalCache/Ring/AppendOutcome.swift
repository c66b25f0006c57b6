/// What became of a sample that was handed to the ring.
public enum AppendOutcome: Sendable, Hashable {
    /// It is stored under this number.
    case stored(sequence: UInt64)
    /// It says what the newest sample said, at the same time: counted, not stored.
    case duplicate
}
