import Synchronization

@testable import MeterAcquisition

/// Threads of a test: told together that it is over, and waited for.
final class Crew: Sendable {
    private let over = Atomic<Bool>(false)
    private let running = Atomic<Int>(0)
    private let ended = WakePipe()

    /// Whether the threads are to end.
    var isOver: Bool { over.load(ordering: .relaxed) }

    /// A thread's body, so that it can be retained.
    private final class Work: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    /// Starts one more. What it captures is never freed: the last to let go of it would free it, and
    /// ThreadSanitizer, which does not see reference counts, would take that for a race with all others.
    func add(_ body: @escaping @Sendable () -> Void) {
        _ = Unmanaged.passRetained(Work(body))
        _ = Unmanaged.passRetained(self)
        running.add(1, ordering: .relaxed)
        let isStarted = DetachedThread.start { [self] in
            body()
            // Releasing, so that whoever sees zero sees what the thread did.
            if running.subtract(1, ordering: .releasing).newValue == 0 { ended.wake() }
        }
        if !isStarted { running.subtract(1, ordering: .relaxed) }
    }

    /// Says that it is over and waits for all of them.
    /// - Returns: whether all have ended within a minute.
    func finish() -> Bool {
        over.store(true, ordering: .relaxed)
        let end = readClocks().monotonicMilliseconds + 60_000
        while running.load(ordering: .acquiring) > 0 {
            let left = end - readClocks().monotonicMilliseconds
            guard left > 0 else { return false }
            // The pipe stays readable when a thread that ended early was for a moment the last one.
            if waitForEvents((ended.readEnd, 1), (-1, 0), milliseconds: left).first != 0 {
                yieldProcessor()
            }
        }
        return true
    }
}

/// How much one thread has done.
final class Share: Sendable {
    let count = Atomic<Int>(0)

    var value: Int { count.load(ordering: .relaxed) }
}
