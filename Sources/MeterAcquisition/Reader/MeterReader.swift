public import IntervalCache
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Reads a meter through its dongle into two rings, on one thread of its own, until it is stopped.
///
/// Nothing the dongle, the line or the system does ends it: a device that is missing, vanishes, hangs
/// or talks nonsense is counted, told in the log once per change of state, and tried again. It sends
/// only the commands of the closed list (see `auditText`).
///
/// `start` and `stop` may be called from any thread, once each; `snapshot` and `auditText` from any
/// thread at any time, without delaying the reader.
public final class MeterReader: Sendable {
    private let board = AcquisitionBoard()
    private let wake = WakePipe()
    private let ended = WakePipe()
    private let isStarted = Atomic<Bool>(false)
    private let journal: Journal?
    // Taken once, by the call of `start` that changes `isStarted`; the thread owns it from then on.
    private nonisolated(unsafe) var loop: ReaderLoop?

    /// Prepares a reader; nothing is opened yet.
    /// - Parameters:
    ///   - configuration: what to read and how often.
    ///   - demand: the writing end of the demand ring.
    ///   - register: the writing end of the register ring.
    ///   - journal: keeps the samples across restarts; the rings hold what it gave back.
    ///   - onSamples: called after new samples were stored, so that those who wait for them can be
    ///     woken; on the reader's thread, must not block.
    ///   - log: takes one line per change of state; called on the reader's thread, must not block.
    public convenience init(
        _ configuration: AcquisitionConfiguration,
        demand: consuming IntervalRingWriter<DemandSample>,
        register: consuming IntervalRingWriter<RegisterSample>, journal: Journal? = nil,
        onSamples: @escaping @Sendable () -> Void = {},
        log: @escaping @Sendable (String) -> Void
    ) {
        self.init(
            configuration, demand: demand, register: register, journal: journal,
            onSamples: onSamples, log: log, onRegistration: nil)
    }

    /// As above; `onRegistration` takes the dongle's install code, which is forgotten without it.
    init(
        _ configuration: AcquisitionConfiguration,
        demand: consuming IntervalRingWriter<DemandSample>,
        register: consuming IntervalRingWriter<RegisterSample>, journal: Journal? = nil,
        onSamples: @escaping @Sendable () -> Void = {},
        log: @escaping @Sendable (String) -> Void,
        onRegistration: (@Sendable (DongleRegistration) -> Void)?
    ) {
        self.journal = journal
        unsafe loop = ReaderLoop(
            configuration, demand: demand, register: register, board: board, wake: wake,
            onSamples: onSamples, onRegistration: onRegistration, journal: journal, log: log)
    }

    deinit { stop() }

    /// Starts reading. Further calls do nothing.
    /// - Returns: false when the system gave no thread.
    @discardableResult
    public func start() -> Bool {
        let (isFirst, _) = isStarted.compareExchange(
            expected: false, desired: true, ordering: .acquiringAndReleasing)
        guard isFirst, let loop = unsafe loop else { return true }
        unsafe self.loop = nil
        // Moves to the new thread, which is the only one to touch it from here on.
        nonisolated(unsafe) let owned = loop
        let ended = ended
        let isRunning = DetachedThread.start {
            unsafe owned.run()
            ended.wake()
        }
        if !isRunning { ended.wake() }
        return isRunning
    }

    /// Stops reading and returns when the thread has ended and the journal is written, at the latest
    /// after the time that closing and writing may take. May be called more than once.
    public func stop() {
        guard isStarted.load(ordering: .acquiring) else { return }
        wake.wake()
        waitForEnd()
        journal?.finish(milliseconds: 5_000)
    }

    private func waitForEnd() {
        let deadline = readClocks().monotonicMilliseconds + 10_000
        while true {
            let left = deadline - readClocks().monotonicMilliseconds
            let (end, _) = waitForEvents(
                (ended.readEnd, Int16(POLLIN)), (-1, 0), milliseconds: left)
            if end != 0 || left <= 0 { return }
        }
    }

    /// How the acquisition stands. Any thread; never delays the reader.
    public var snapshot: AcquisitionSnapshot { board.snapshot }

    /// The price and the message that the utility told last; nothing unless they are asked for. Any
    /// thread; never delays the reader.
    public var notices: UtilityNotices { board.notices }

    /// The last commands sent to the dongle, byte by byte: one line per write, Unix seconds and then
    /// the bytes, line ends and control bytes escaped; at most 16 KiB. Any thread.
    public var auditText: String { board.auditText }
}
