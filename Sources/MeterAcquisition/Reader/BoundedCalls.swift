import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Runs system calls that can hang inside a driver or a resolver (open, close, name resolution) on a
/// thread of their own, so that the loop waits for them no longer than a deadline.
///
/// A call that has not ended in time is abandoned: its thread stays until the kernel lets it go, and
/// what it brings then is thrown away. At most `limit` abandoned calls are left behind; while that
/// many hang, further calls are refused at once, so that a broken driver can not eat the machine.
struct BoundedCalls: Sendable {
    /// How a call ended.
    enum Outcome<Value: Sendable>: Sendable {
        /// It returned this in time.
        case returned(Value)
        /// The deadline passed; the value will be discarded.
        case timedOut
        /// The loop was asked to stop while waiting; the value will be discarded.
        case interrupted
        /// Too many earlier calls still hang, or the system gave no thread.
        case refused
    }

    /// Where a call stands; only a pending one changes.
    private enum Stage {
        static let pending: UInt8 = 0
        static let finished: UInt8 = 1
        static let abandoned: UInt8 = 2
    }

    /// What the caller and the call's thread share.
    private final class Shared<Value: Sendable>: @unchecked Sendable {
        // @unchecked for `value`: the call's thread writes it before it moves `stage` to finished
        // (releasing); the caller reads it only after it saw finished (acquiring).
        let stage = Atomic<UInt8>(Stage.pending)
        var value: Value?
    }

    private final class Count: Sendable {
        let hanging = Atomic<Int>(0)
    }

    private let count = Count()
    private let limit: Int

    /// Allows `limit` calls to hang at the same time.
    init(limit: Int = 4) {
        self.limit = limit
    }

    /// Calls `operation` on its own thread and waits for it.
    /// - Parameters:
    ///   - milliseconds: the longest wait.
    ///   - interrupt: a descriptor that becomes readable when the wait is to end; -1 for none.
    ///   - operation: the calls that may hang.
    ///   - discard: frees a value that came too late; called on the operation's thread.
    func run<Value: Sendable>(
        milliseconds: Int64, interrupt: Int32, _ operation: @escaping @Sendable () -> Value,
        discard: @escaping @Sendable (Value) -> Void
    ) -> Outcome<Value> {
        guard count.hanging.load(ordering: .relaxed) < limit else { return .refused }
        var ends: [Int32] = [-1, -1]
        // pipe writes two descriptors into the array of two.
        guard unsafe pipe(&ends) == 0 else { return .refused }
        let (readEnd, writeEnd) = (ends[0], ends[1])
        defer { close(readEnd) }
        _ = fcntl(readEnd, F_SETFD, FD_CLOEXEC)
        _ = fcntl(writeEnd, F_SETFD, FD_CLOEXEC)

        let shared = Shared<Value>()
        let hanging = count
        let started = DetachedThread.start {
            let value = operation()
            shared.value = value
            let (isInTime, _) = shared.stage.compareExchange(
                expected: Stage.pending, desired: Stage.finished, ordering: .releasing)
            if !isInTime {
                discard(value)
                hanging.hanging.subtract(1, ordering: .relaxed)
            }
            close(writeEnd)
        }
        guard started else {
            close(writeEnd)
            return .refused
        }

        let end = readClocks().monotonicMilliseconds + milliseconds
        var isInterrupted = false
        while true {
            let left = end - readClocks().monotonicMilliseconds
            let (ended, stop) = waitForEvents(
                (readEnd, Int16(POLLIN)), (interrupt, Int16(POLLIN)), milliseconds: left)
            if ended != 0 || left <= 0 { break }
            if stop != 0 {
                isInterrupted = true
                break
            }
        }
        // Counted before the stage changes, so that the thread's own subtraction comes after.
        hanging.hanging.add(1, ordering: .relaxed)
        let (isAbandoned, _) = shared.stage.compareExchange(
            expected: Stage.pending, desired: Stage.abandoned, ordering: .acquiring)
        guard isAbandoned else {
            hanging.hanging.subtract(1, ordering: .relaxed)
            return shared.value.map(Outcome.returned) ?? .refused
        }
        return isInterrupted ? .interrupted : .timedOut
    }
}
