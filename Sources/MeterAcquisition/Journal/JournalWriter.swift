import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Writes a journal on a thread of its own, because a medium may make a writer wait for as long as it
/// likes.
///
/// Records come through a pair of local sockets that keeps messages apart: the kernel's buffer is the
/// bounded queue, sending to it never waits, and no lock is shared with the acquisition.
final class JournalWriter<Storage: JournalStorage>: JournalHandOver, Sendable {
    private let sendEnd: Int32
    private let receiveEnd: Int32
    private let ended = WakePipe()
    private let board: PublishedValue<JournalStatus>
    /// Readings that the acquisition could not hand over. Relaxed: a figure of its own.
    private let refused = Atomic<UInt64>(0)
    private let isStarted = Atomic<Bool>(false)
    /// Stored releasing after the last writing, loaded acquiring by who waited for it.
    private let hasEnded = Atomic<Bool>(false)

    /// Prepares to write `journal`, which is restored already; nil where the system gives no sockets.
    init?(_ status: JournalStatus) {
        var ends: [Int32] = [-1, -1]
        // socketpair writes two descriptors into the array of two.
        guard
            unsafe socketpair(
                AF_UNIX, Int32(SOCK_SEQPACKET.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, &ends)
                == 0
        else { return nil }
        (sendEnd, receiveEnd) = (ends[0], ends[1])
        board = PublishedValue(status)
    }

    deinit {
        close(sendEnd)
        close(receiveEnd)
    }

    /// How the journal stands. Any thread; never delays the writer.
    var status: JournalStatus {
        var status = board.load()
        status.droppedReadingCount += refused.load(ordering: .relaxed)
        return status
    }

    /// Starts writing, once.
    /// - Parameter log: takes one line per change of state; on the writer's thread.
    /// - Returns: whether the system gave a thread.
    func start(
        _ journal: consuming SegmentedJournal<Storage>, log: @escaping @Sendable (String) -> Void
    ) -> Bool {
        let owned = journal
        let isRunning = DetachedThread.start { [self] in run(owned, log) }
        isStarted.store(isRunning, ordering: .releasing)
        return isRunning
    }

    func handOver(_ delivery: JournalDelivery) -> Bool {
        let message = delivery.message
        // The message is valid for the call, which takes all of it or nothing.
        return unsafe message.withUnsafeBytes { bytes in
            unsafe send(
                sendEnd, bytes.baseAddress, bytes.count, Int32(MSG_DONTWAIT | MSG_NOSIGNAL))
                == bytes.count
        }
    }

    func noteDropped(_ count: UInt64) {
        refused.add(count, ordering: .relaxed)
    }

    /// Says that nothing more will be handed over, and waits for the writer to end, a bounded while.
    /// - Returns: whether all that was handed over has been dealt with.
    func finish(milliseconds: Int64) -> Bool {
        shutdown(sendEnd, Int32(SHUT_WR))
        guard isStarted.load(ordering: .acquiring) else { return false }
        let deadline = readClocks().monotonicMilliseconds + milliseconds
        while true {
            let left = deadline - readClocks().monotonicMilliseconds
            let (end, _) = waitForEvents(
                (ended.readEnd, Int16(POLLIN)), (-1, 0), milliseconds: left)
            if end != 0 { return hasEnded.load(ordering: .acquiring) }
            if left <= 0 { return false }
        }
    }

    private func run(
        _ opened: SegmentedJournal<Storage>, _ log: @escaping @Sendable (String) -> Void
    ) {
        var journal = opened
        var news = JournalNews(journal.status)
        var buffer = [UInt8](repeating: 0, count: JournalDelivery.maximumByteCount)
        var isOver = false
        while !isOver {
            var mayWait = true
            var isLast = false
            // All that has come meanwhile is written in one go.
            for _ in 0..<12 {
                let count = receive(into: &buffer, mayWait: mayWait)
                if count == 0 { isOver = true }
                guard count > 0, let delivery = JournalDelivery(message: buffer[..<count]) else {
                    break
                }
                journal.add(delivery.record, delivery.counts)
                isLast = isLast || delivery.isLast
                mayWait = false
            }
            journal.writeBacklog(isLast: isLast || isOver, at: readClocks())
            board.store(journal.status)
            if let line = news.line(journal.status) { log(line) }
        }
        journal.closeAll()
        hasEnded.store(true, ordering: .releasing)
        ended.wake()
    }

    /// Bytes of the next message; 0 when none will come, -1 when none is there now.
    private func receive(into buffer: inout [UInt8], mayWait: Bool) -> Int {
        while true {
            // The buffer is valid for the call and its own count is passed.
            let count = unsafe buffer.withUnsafeMutableBytes { bytes in
                unsafe recv(
                    receiveEnd, bytes.baseAddress, bytes.count, mayWait ? 0 : Int32(MSG_DONTWAIT))
            }
            if count >= 0 { return count }
            switch errno {
            case EINTR: continue
            case EAGAIN, EWOULDBLOCK: return -1
            default: return 0
            }
        }
    }
}
