/// Where a journal's segments are kept: a folder of files, or a test's disk that fails on order.
///
/// Used by one thread at a time. Every call may block for as long as the medium does.
protocol JournalStorage: Sendable {
    /// The numbers of the segments that are there, rising.
    mutating func segments() throws(JournalStorageError) -> [UInt64]
    /// A segment's bytes.
    mutating func read(_ segment: UInt64) throws(JournalStorageError) -> [UInt8]
    /// Opens a segment for `append`: a new one, or one that is there.
    mutating func open(_ segment: UInt64, isNew: Bool) throws(JournalStorageError)
    /// Puts bytes behind those of the open segment, and returns when they survive a power cut.
    mutating func append(_ bytes: [UInt8]) throws(JournalStorageError)
    /// Takes away what stands behind so many bytes of the open segment.
    mutating func cut(to byteCount: Int) throws(JournalStorageError)
    /// Closes the open segment, if there is one.
    mutating func close()
    /// Gives everything up; no other call follows.
    mutating func closeAll()
    /// Deletes a segment that is not open.
    mutating func remove(_ segment: UInt64) throws(JournalStorageError)
}

/// What a journal's folder refused to do.
struct JournalStorageError: Error, Sendable, Hashable {
    enum Operation: UInt8, Sendable, Hashable {
        case open
        case lock
        case list
        case read
        case create
        case append
        case sync
        case cut
        case remove
    }

    /// What was tried.
    var operation: Operation
    /// The system's error number.
    var errorNumber: Int32
}
