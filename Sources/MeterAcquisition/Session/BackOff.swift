/// The wait before the next attempt: doubled after each failure up to a cap, and spread by a fifth
/// either way, so that many gateways that lost the same server do not return in step.
struct BackOff: Sendable {
    private let first: Int64
    private let longest: Int64
    private var next: Int64
    private var random: UInt64

    init(firstMilliseconds: Int64, longestMilliseconds: Int64, seed: UInt64) {
        first = max(1, firstMilliseconds)
        longest = max(first, longestMilliseconds)
        next = first
        random = seed
    }

    /// How long to wait this time, in milliseconds.
    mutating func nextMilliseconds() -> Int64 {
        let wait = next
        next = min(longest, next * 2)
        // SplitMix64's step: spreading needs no more.
        random &+= 0x9E37_79B9_7F4A_7C15
        let mixed = (random ^ (random >> 30)) &* 0xBF58_476D_1CE4_E5B9
        let spread = wait / 5
        return wait - spread + Int64((mixed >> 33) % UInt64(2 * spread + 1))
    }

    /// The link has proved itself; the next failure starts from the first wait again.
    mutating func reset() {
        next = first
    }
}
