#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// What to tell the owner of a journal: one line when its state changes, none for each record.
struct JournalNews: Sendable {
    private var state: JournalStatus.State
    private var errorNumber: Int32
    private var dropped: UInt64

    /// Begins with a status that has been told of, or needs no telling.
    init(_ status: JournalStatus) {
        state = status.state
        errorNumber = status.errorNumber
        dropped = status.droppedReadingCount
    }

    /// The line about a status, or nil where it is no news.
    mutating func line(_ status: JournalStatus) -> String? {
        defer {
            state = status.state
            errorNumber = status.errorNumber
        }
        let isSame =
            status.state == state
            && (status.state != .failing || status.errorNumber == errorNumber)
        guard !isSame else { return nil }
        switch status.state {
        case .failing, .unusable:
            return "can not be written: \(Self.text(status.errorNumber)); "
                + "the newest readings wait in memory for it"
        case .overBudget:
            return "more readings come than \(JournalBudget.dailyBytes + JournalBudget.burstBytes) "
                + "bytes a day can hold; the newest wait in memory"
        case .writing where state == .failing || state == .overBudget:
            let lost = status.droppedReadingCount - min(dropped, status.droppedReadingCount)
            dropped = status.droppedReadingCount
            return "is written again; \(lost) readings are missing in it"
        case .writing, .ready: return nil
        }
    }

    /// The system's words for an error number.
    static func text(_ errorNumber: Int32) -> String {
        // strerror's text is copied at once.
        unsafe strerror(errorNumber).map { unsafe String(cString: $0) } ?? "error \(errorNumber)"
    }
}
