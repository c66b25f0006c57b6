/// The book of expected readings; at every moment `expected == answered + late + lost.total`.
public struct PollCounts: Sendable, Hashable, BitwiseCopyable {
    /// Readings that were owed until now, one per interval.
    public internal(set) var expected: UInt64 = 0
    /// Readings that came in time.
    public internal(set) var answered: UInt64 = 0
    /// Readings that came after their time, within one more interval.
    public internal(set) var late: UInt64 = 0
    /// Readings that never came, by cause.
    public internal(set) var lost = LossCounts()
    /// Readings that came besides the owed ones: bursts, replays, answers to other questions.
    public internal(set) var extra: UInt64 = 0
    /// Requests sent because a reading was late.
    public internal(set) var asked: UInt64 = 0
    /// Lost polls since the last reading.
    public internal(set) var lostInARow: UInt64 = 0

    /// Nothing counted yet.
    init() {}
}
