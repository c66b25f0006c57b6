/// Why a raw value could not be expressed at the power of ten that was asked for.
public struct MeteringScaleError: Error, Hashable, Sendable {
    /// The kinds of failure.
    public enum Code: Hashable, Sendable {
        /// The product of raw value, multiplier and power of ten does not fit 128 bits.
        case overflow
        /// The power of ten lies outside -18 to 18.
        case powerOfTenOutOfRange
    }

    /// What went wrong.
    public var code: Code
    /// The decimal exponent that was asked for.
    public var powerOfTen: Int

    /// Makes an error from its parts.
    public init(code: Code, powerOfTen: Int) {
        self.code = code
        self.powerOfTen = powerOfTen
    }
}

extension MeteringScaleError: CustomStringConvertible {
    /// One sentence: what went wrong, and what is accepted.
    public var description: String {
        switch code {
        case .overflow: "the value at 10^\(powerOfTen) does not fit 128 bits"
        case .powerOfTenOutOfRange:
            "10^\(powerOfTen) is not accepted; accepted are powers from -18 to 18"
        }
    }
}
