#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// One look at both clocks, taken once per turn of the loop.
struct Instant: Hashable, Sendable {
    /// Never steps; for deadlines.
    var monotonicMilliseconds: Int64
    /// Seconds since 1970; for answers.
    var unixSeconds: Int64

    static func now() -> Instant {
        var time = timespec()
        // clock_gettime fills the structure it is given.
        _ = unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        let monotonic = Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
        _ = unsafe clock_gettime(CLOCK_REALTIME, &time)
        return Instant(monotonicMilliseconds: monotonic, unixSeconds: Int64(time.tv_sec))
    }
}
