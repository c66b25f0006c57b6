/// How a journal stands at one moment; times are UTC by the gateway's clock.
public struct JournalStatus: Sendable, Hashable, BitwiseCopyable {
    /// What the journal can do now.
    public enum State: UInt8, Sendable, Hashable, BitwiseCopyable {
        /// Nothing has been written yet, and nothing has failed.
        case ready
        /// Readings are written.
        case writing
        /// The folder refuses; the newest readings wait in memory for it.
        case failing
        /// More is to be written than the day's bound allows; what is too much waits in memory.
        case overBudget
        /// There is no folder to write to.
        case unusable
    }

    /// What the journal can do now.
    public internal(set) var state = State.ready
    /// The system's error number of the last failure; 0 without one.
    public internal(set) var errorNumber: Int32 = 0
    /// Readings that are on the medium.
    public internal(set) var writtenReadingCount: UInt64 = 0
    /// Bytes that are on the medium.
    public internal(set) var writtenByteCount: UInt64 = 0
    /// What was written counted in whole blocks of 4 KiB, as flash is worn; failed attempts included.
    public internal(set) var writtenBlockByteCount: UInt64 = 0
    /// Writings, each with its synchronisation.
    public internal(set) var writeCount: UInt64 = 0
    /// Writings that failed.
    public internal(set) var failureCount: UInt64 = 0
    /// Readings that the journal will never have, because it could not be written for too long.
    public internal(set) var droppedReadingCount: UInt64 = 0
    /// Readings that wait to be written.
    public internal(set) var waitingReadingCount: UInt64 = 0
    /// When something was written last, in Unix seconds; nil before the first time.
    public internal(set) var lastWriteUnixSeconds: Int64?
    /// Segments that there are.
    public internal(set) var segmentCount: UInt64 = 0

    /// Nothing has happened yet.
    init() {}
}
