import IntervalCache

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Keeps readings across restarts and power cuts in a folder, without harm to the acquisition and
/// without wearing out flash: a record of some three or four bytes a reading each five minutes or
/// 4 KiB, whichever comes first, and at the stop; at most 1.5 MB a day in whole blocks.
///
/// Open it, make the rings from what it gives back, and hand it to `MeterReader`. Whatever the folder
/// refuses is told once in the log, counted in `status`, and tried again with the next record.
public final class Journal: Sendable {
    private let writer: JournalWriter<FolderStorage>?
    private let failure: JournalStatus
    /// How much was given back.
    let restored: JournalSampleCounts
    /// The newest register reading that was given back.
    let newestRegister: RegisterSample?
    private let start: JournalStart

    /// Opens the journal in a folder, which is made where it is missing, and reads it back; both
    /// within a bounded time. Never fails: where the folder can not be used, there is nothing to read
    /// back, readings are kept in memory only, and `status` and the log say why.
    ///
    /// - Parameters:
    ///   - folder: path of the folder; it belongs to one gateway at a time.
    ///   - demandCapacity: how many demand samples the ring keeps.
    ///   - registerCapacity: how many register samples the ring keeps.
    ///   - timeoutMilliseconds: the longest wait for the folder's medium.
    ///   - log: takes one line per change of state, also later from the journal's own thread.
    /// - Returns: the journal, and what it gave back.
    public static func open(
        folder: String, demandCapacity: Int, registerCapacity: Int,
        timeoutMilliseconds: Int64 = 10_000,
        log: @escaping @Sendable (String) -> Void
    ) -> (journal: Journal, restoration: JournalRestoration) {
        let now = readClocks().unixSeconds
        let outcome: BoundedCalls.Outcome<Opened> = BoundedCalls(limit: 1).run(
            milliseconds: timeoutMilliseconds, interrupt: -1,
            {
                do throws(JournalStorageError) {
                    var journal = SegmentedJournal(
                        try FolderStorage(path: folder), demandCapacity: demandCapacity,
                        registerCapacity: registerCapacity)
                    let restoration = journal.restore(nowUnixSeconds: now)
                    return .success((journal, restoration))
                } catch {
                    return .failure(error)
                }
            },
            discard: { late in
                if case .success(var (journal, _)) = late { journal.closeAll() }
            })
        var status = JournalStatus()
        status.state = .unusable
        switch outcome {
        case .returned(.success(let (journal, restoration))):
            guard journal.status.state != .unusable,
                let writer = JournalWriter<FolderStorage>(
                    journal.status), writer.start(journal, log: log)
            else {
                status.errorNumber = journal.status.errorNumber
                break
            }
            log("\(folder): \(restoration.sentence)")
            var news = JournalNews(JournalStatus())
            if let line = news.line(journal.status) { log(line) }
            return (Journal(writer, restoration, status), restoration)
        case .returned(.failure(let error)):
            status.errorNumber = error.errorNumber
            if error.operation == .lock {
                log(
                    "\(folder) belongs to another gateway that runs; readings are kept in memory only"
                )
                return without(status)
            }
        case .timedOut, .interrupted, .refused: status.errorNumber = ETIMEDOUT
        }
        log(
            "\(folder) can not be used (\(JournalNews.text(status.errorNumber))); readings are kept "
                + "in memory only")
        return without(status)
    }

    private static func without(
        _ status: JournalStatus
    ) -> (journal: Journal, restoration: JournalRestoration) {
        let nothing = JournalRestoration()
        return (Journal(nil, nothing, status), nothing)
    }

    private typealias Opened = Result<
        (SegmentedJournal<FolderStorage>, JournalRestoration), JournalStorageError
    >

    private init(
        _ writer: JournalWriter<FolderStorage>?, _ restoration: JournalRestoration,
        _ failure: JournalStatus
    ) {
        self.writer = writer
        self.failure = failure
        start = JournalStart(
            nextDemandSequence: restoration.nextDemandSequence,
            nextRegisterSequence: restoration.nextRegisterSequence)
        restored = JournalSampleCounts(
            demand: UInt64(restoration.demand.count),
            register: UInt64(restoration.register.count))
        newestRegister = restoration.register.last
    }

    /// How many readings were given back.
    public var restoredReadingCount: UInt64 { restored.total }

    /// How the journal stands. Any thread; never delays the writer.
    public var status: JournalStatus { writer?.status ?? failure }

    /// The acquisition's side; nil where there is nothing to write to.
    var feed: JournalFeed? { writer.map { JournalFeed($0, start) } }

    /// Waits for the last record to be written, a bounded while. After the acquisition has ended.
    func finish(milliseconds: Int64) {
        _ = writer?.finish(milliseconds: milliseconds)
    }
}
