import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A pipe into the loop: whoever writes a byte wakes it. Bytes say what happened.
///
/// `send` may be called from any thread and from signal handlers. A full pipe loses nothing: the
/// loop then has the same byte before it already, or will look at all it parks anyhow.
final class WakePipe: Sendable {
    /// What a byte in the pipe means.
    enum Message: UInt8, Sendable {
        /// Something the loop waits for is ready.
        case look = 0
        case reload = 1
        case stop = 2
    }

    let readDescriptor: Int32
    private let writeDescriptor: Int32

    init() {
        var ends: [Int32] = [-1, -1]
        // pipe writes two descriptors into room for two. Failure leaves -1: poll ignores it, and
        // the loop still wakes by time.
        _ = unsafe pipe(&ends)
        readDescriptor = ends[0]
        writeDescriptor = ends[1]
        for end in ends where end >= 0 { setUpDescriptor(end) }
    }

    deinit {
        _ = close(readDescriptor)
        _ = close(writeDescriptor)
    }

    func send(_ message: Message) {
        var byte = message.rawValue
        // One byte from a local variable.
        _ = unsafe write(writeDescriptor, &byte, 1)
    }

    /// Empties the pipe; what was in it, each kind once.
    func drain() -> Set<Message> {
        var found: Set<Message> = []
        var bytes = [UInt8](repeating: 0, count: 64)
        while true {
            // read fills at most the array's own bytes.
            let count = unsafe read(readDescriptor, &bytes, bytes.count)
            guard count > 0 else { return found }
            for byte in bytes[..<count] {
                if let message = Message(rawValue: byte) { found.insert(message) }
            }
        }
    }

    /// SIGTERM and SIGINT become `.stop`, SIGHUP becomes `.reload`, for this pipe. The last pipe
    /// to ask receives them.
    func receiveSignals() {
        // The handler may run from now on: it must find the descriptor set.
        signalTarget.store(writeDescriptor, ordering: .sequentiallyConsistent)
        for number in [SIGTERM, SIGINT, SIGHUP] { _ = signal(number, forwardSignal) }
    }
}

/// The descriptor that the signal handler writes to. Sequentially consistent: set once at start
/// and read in handlers, so cost is no matter.
private let signalTarget = Atomic<Int32>(-1)

/// Runs as a signal handler: nothing but an atomic load and write(2), which are allowed there.
private let forwardSignal: @convention(c) (Int32) -> Void = { number in
    let message: WakePipe.Message = number == SIGHUP ? .reload : .stop
    var byte = message.rawValue
    let saved = errno
    // One byte from a local variable.
    _ = unsafe write(signalTarget.load(ordering: .sequentiallyConsistent), &byte, 1)
    errno = saved
}
