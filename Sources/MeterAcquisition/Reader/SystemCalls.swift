#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Lets other threads run; for the rare reader that met the publisher in the middle of a store.
func yieldProcessor() {
    sched_yield()
}

/// Both clocks now.
func readClocks() -> ClockReading {
    var monotonic = timespec()
    var real = timespec()
    // The pointers are to locals and are used during the calls only.
    unsafe clock_gettime(CLOCK_MONOTONIC, &monotonic)
    unsafe clock_gettime(CLOCK_REALTIME, &real)
    return ClockReading(
        monotonicMilliseconds: Int64(monotonic.tv_sec) * 1000 + Int64(monotonic.tv_nsec)
            / 1_000_000,
        unixMilliseconds: Int64(real.tv_sec) * 1000 + Int64(real.tv_nsec) / 1_000_000)
}

/// Makes a descriptor non-blocking and closed on exec; false when the system refused.
func makeNonBlocking(_ descriptor: Int32) -> Bool {
    let flags = fcntl(descriptor, F_GETFL)
    return flags >= 0 && fcntl(descriptor, F_SETFL, flags | O_NONBLOCK) == 0
        && fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0
}

/// Waits until one of two descriptors is ready or `milliseconds` have passed.
///
/// A negative descriptor is left out. Interruptions by signals count as nothing ready.
/// - Returns: the events of each, zero where nothing happened.
func waitForEvents(
    _ first: (descriptor: Int32, events: Int16), _ second: (descriptor: Int32, events: Int16),
    milliseconds: Int64
) -> (first: Int16, second: Int16) {
    let timeout = Int32(clamping: max(0, milliseconds))
    // Both entries are written before the call and the buffer is not used after it.
    return unsafe withUnsafeTemporaryAllocation(of: pollfd.self, capacity: 2) { entries in
        unsafe entries.initializeElement(
            at: 0, to: pollfd(fd: first.descriptor, events: first.events, revents: 0))
        unsafe entries.initializeElement(
            at: 1, to: pollfd(fd: second.descriptor, events: second.events, revents: 0))
        let ready = unsafe poll(entries.baseAddress, 2, timeout)
        guard ready > 0 else { return (0, 0) }
        return unsafe (entries[0].revents, entries[1].revents)
    }
}
