/// An exact quantity in the meter's unit of measure, in lowest terms.
public struct MeteringFraction: Hashable, Sendable {
    /// The numerator; carries the sign.
    public let numerator: Int128
    /// The denominator, at least 1.
    public let denominator: Int128

    /// Reduces a fraction to lowest terms.
    ///
    /// - Parameters:
    ///   - numerator: any but the smallest `Int128`.
    ///   - denominator: at least 1.
    init(numerator: Int128, denominator: Int128) {
        var (divisor, rest) = (denominator, numerator < 0 ? -numerator : numerator)
        while rest != 0 { (divisor, rest) = (rest, divisor % rest) }
        self.numerator = numerator / divisor
        self.denominator = denominator / divisor
    }
}

extension MeteringScale {
    /// The exact quantity `raw` × multiplier / divisor.
    ///
    /// Fits always: 64 bits of raw value times 64 bits of numerator need 128 bits at most, which a
    /// multiplier of the wire's 32 bits never reaches.
    public func fraction(_ raw: Int64) -> MeteringFraction {
        MeteringFraction(
            numerator: Int128(raw) * Int128(numerator), denominator: Int128(denominator))
    }

    /// The exact quantity of an unsigned register.
    public func fraction(_ raw: UInt64) -> MeteringFraction {
        MeteringFraction(
            numerator: Int128(raw) * Int128(numerator), denominator: Int128(denominator))
    }
}
