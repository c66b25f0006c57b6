/// A sequence of pseudo-random numbers that is fixed by its seed (SplitMix64).
///
/// Everything random in the simulator is drawn from such sequences, so that the same seed and the
/// same inputs give the same bytes.
struct SeededSequence: RandomNumberGenerator, Sendable {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return Self.mix(state)
    }

    /// A number from 0 up to but not including `bound`, which must not be 0.
    mutating func next(below bound: Int) -> Int {
        Int(next() % UInt64(bound))
    }

    /// A well-spread number that depends on the arguments only: randomness without a state, for
    /// loads that are asked for at any time in any order.
    static func hash(_ seed: UInt64, _ position: Int64, _ stream: UInt64) -> UInt64 {
        let positioned = mix(seed &+ stream &* 0xD1B5_4A32_D192_ED03)
        return mix(positioned ^ UInt64(bitPattern: position) &* 0x9E37_79B9_7F4A_7C15)
    }

    private static func mix(_ value: UInt64) -> UInt64 {
        var mixed = value
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
