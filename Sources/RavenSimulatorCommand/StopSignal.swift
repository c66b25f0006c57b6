import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Turns SIGINT, SIGTERM and SIGHUP into a descriptor that becomes readable.
enum StopSignal {
    /// The writing end of the pipe. Written before the handlers are set up and only read in them,
    /// so no order beyond the atom's own matters.
    private static let writingEnd = Atomic<Int32>(-1)

    /// Sets the handlers up.
    ///
    /// - Returns: the descriptor to wait for.
    static func install() throws(CommandError) -> Int32 {
        var ends: [Int32] = [-1, -1]
        // The array has the two elements that pipe(2) fills.
        guard unsafe pipe(&ends) == 0 else {
            throw .unavailable("no pipe for signals: \(SystemCalls.lastErrorText)")
        }
        ends.forEach(SystemCalls.makeNonBlocking)
        writingEnd.store(ends[1], ordering: .relaxed)
        for number in [SIGINT, SIGTERM, SIGHUP] {
            // The handler only writes one byte, which is allowed inside a signal.
            signal(number) { _ in
                var byte: UInt8 = 1
                // One byte of the local variable, during the call only.
                _ = unsafe write(StopSignal.writingEnd.load(ordering: .relaxed), &byte, 1)
            }
        }
        // A host that goes away while bytes are written is an ordinary event.
        signal(SIGPIPE, SIG_IGN)
        return ends[0]
    }
}
