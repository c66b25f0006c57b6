/// Where the loop puts up what others may see: the snapshot, and the audit log when it has grown.
final class AcquisitionBoard: @unchecked Sendable {
    // @unchecked for `auditPage` and the two `published...` numbers, which only the loop's thread touches,
    // in `publish`.
    private let snapshotBoard = PublishedValue(AcquisitionSnapshot())
    private let auditBoard = PublishedBytes(byteCount: 8 + AuditLog.capacity)
    private let noticesBoard = PublishedValue(UtilityNotices())
    /// What `auditBoard` is given; kept, so that its room is made once.
    private var auditPage: [UInt8] = []
    private var publishedByteCount: UInt64 = 0
    private var publishedNotices: UInt64 = 0

    /// Puts up the session's present state. The loop's thread only.
    func publish(_ session: borrowing Session, at now: ClockReading) {
        snapshotBoard.store(session.snapshot(at: now))
        if session.noticesVersion != publishedNotices {
            publishedNotices = session.noticesVersion
            noticesBoard.store(session.notices)
        }
        guard session.audit.byteCount != publishedByteCount else { return }
        publishedByteCount = session.audit.byteCount
        // The length first, so that a shorter text after a longer one is read right.
        auditPage.removeAll(keepingCapacity: true)
        auditPage.reserveCapacity(8 + AuditLog.capacity)
        for byte in 0..<8 {
            auditPage.append(UInt8(truncatingIfNeeded: session.audit.text.count >> (8 * byte)))
        }
        auditPage += session.audit.text
        // The array's own bytes, used during the call only.
        unsafe auditPage.withUnsafeBytes { unsafe auditBoard.store($0) }
    }

    /// The snapshot put up last. Any thread.
    var snapshot: AcquisitionSnapshot { snapshotBoard.load() }

    /// The notices put up last. Any thread.
    var notices: UtilityNotices { noticesBoard.load() }

    /// The audit log's text put up last. Any thread.
    var auditText: String {
        let words = auditBoard.load()
        // The array's own bytes, used during the call only.
        return unsafe words.withUnsafeBytes { page in
            let length = (0..<8).reduce(0) { unsafe $0 | Int(page[$1]) << (8 * $1) }
            let text = unsafe page[8..<8 + min(length, page.count - 8)]
            return unsafe String(decoding: text, as: UTF8.self)
        }
    }
}
