/// A quantity as a whole number of 10^`powerOfTen` units, with the way it came about.
public struct FixedPointQuantity: Hashable, Sendable {
    /// The whole number; the quantity is `value` × 10^`powerOfTen` in the meter's unit of measure.
    public var value: Int128
    /// The decimal exponent that was asked for, for instance -6 for milliwatts out of kW.
    public var powerOfTen: Int
    /// False when the exact quantity has no finite form at this exponent and was rounded, half to
    /// even.
    public var isExact: Bool
    /// Which scaling rule was applied.
    public var rule: ScalingRule

    /// Makes a quantity from its parts.
    public init(value: Int128, powerOfTen: Int, isExact: Bool, rule: ScalingRule) {
        self.value = value
        self.powerOfTen = powerOfTen
        self.isExact = isExact
        self.rule = rule
    }
}
