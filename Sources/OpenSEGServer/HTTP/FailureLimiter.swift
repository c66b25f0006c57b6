/// Counts wrong passwords by address and says when an address must wait.
///
/// Memory is bounded: beyond `maximumAddressCount` the address whose last failure is oldest is
/// forgotten.
struct FailureLimiter: Sendable {
    let maximumFailureCount: Int
    let windowMilliseconds: Int64
    let maximumAddressCount: Int
    /// Times of the latest failures, oldest first; at most `maximumFailureCount` each.
    private var failures: [ClientAddress: [Int64]] = [:]

    init(
        maximumFailureCount: Int = 10, windowMilliseconds: Int64 = 60_000,
        maximumAddressCount: Int = 1_024
    ) {
        self.maximumFailureCount = maximumFailureCount
        self.windowMilliseconds = windowMilliseconds
        self.maximumAddressCount = maximumAddressCount
    }

    /// Seconds until `address` may try again; nil when it may now.
    func waitSeconds(for address: ClientAddress, at now: Instant) -> Int? {
        guard let times = failures[address], times.count == maximumFailureCount,
            let oldest = times.first
        else { return nil }
        let rest = oldest + windowMilliseconds - now.monotonicMilliseconds
        return rest > 0 ? Int((rest + 999) / 1_000) : nil
    }

    /// Notes one wrong password.
    mutating func record(_ address: ClientAddress, at now: Instant) {
        if failures[address] == nil, failures.count >= maximumAddressCount {
            let oldest = failures.min { ($0.value.last ?? 0) < ($1.value.last ?? 0) }
            if let oldest { failures[oldest.key] = nil }
        }
        var times = failures[address] ?? []
        times.append(now.monotonicMilliseconds)
        if times.count > maximumFailureCount { times.removeFirst() }
        failures[address] = times
    }
}
