#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Real time turned into simulated time, which may run faster.
struct SimulatedClock {
    private let startUnixMilliseconds: Int64
    private let startMonotonicMicroseconds: Int64
    private let speed: Int64

    init(startUnixMilliseconds: Int64, speed: Int64) {
        self.startUnixMilliseconds = startUnixMilliseconds
        self.speed = speed
        startMonotonicMicroseconds = Self.microseconds(CLOCK_MONOTONIC)
    }

    /// The simulated time of this moment. It never steps, also where the system's clock does.
    var nowUnixMilliseconds: Int64 {
        let passed = Self.microseconds(CLOCK_MONOTONIC) - startMonotonicMicroseconds
        return startUnixMilliseconds + passed * speed / 1000
    }

    /// How long to wait in real milliseconds, rounded up, until a simulated time.
    func waitMilliseconds(untilUnixMilliseconds time: Int64) -> Int32 {
        let simulated = max(time - nowUnixMilliseconds, 0)
        return Int32(clamping: (simulated + speed - 1) / speed)
    }

    /// The system's time of day in milliseconds since 1970.
    static var systemUnixMilliseconds: Int64 { microseconds(CLOCK_REALTIME) / 1000 }

    private static func microseconds(_ clock: clockid_t) -> Int64 {
        var time = timespec()
        // The pointer is used during the call only.
        unsafe clock_gettime(clock, &time)
        return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000
    }
}
