/// A raw reading with its scale, exact: raw x multiplier / divisor / 10^decimals (S1, S6).
///
/// Holds integers only; text is made on request.
public struct ScaledReading: Hashable, Sendable {
    /// Whether the raw reading is below zero.
    public var isNegative: Bool
    /// The raw reading without its sign.
    public var magnitude: UInt64
    /// As received; zero counts as one.
    public var multiplier: UInt32
    /// As received; zero counts as one.
    public var divisor: UInt32
    /// Implied decimals (the trailing digits of a price).
    public var decimals: UInt8

    /// Scales a signed reading; a missing multiplier or divisor counts as one (S1).
    public init(_ raw: Int64, multiplier: UInt32?, divisor: UInt32?, decimals: UInt8 = 0) {
        isNegative = raw < 0
        magnitude = raw.magnitude
        self.multiplier = multiplier ?? 1
        self.divisor = divisor ?? 1
        self.decimals = decimals
    }

    /// Scales an unsigned reading; a missing multiplier or divisor counts as one (S1).
    public init(_ raw: UInt64, multiplier: UInt32?, divisor: UInt32?, decimals: UInt8 = 0) {
        isNegative = false
        magnitude = raw
        self.multiplier = multiplier ?? 1
        self.divisor = divisor ?? 1
        self.decimals = decimals
    }

    /// The exact decimal text without trailing zeros, for instance `24.6912` or `-2`; nil where the
    /// division has no finite decimal form.
    public var exactText: String? {
        var digits = DecimalDigits(self)
        // A divisor of 32 bits has at most 31 factors of two or five.
        digits.divide(fractionDigitCount: 32)
        guard digits.isExact else { return nil }
        digits.dropTrailingZeros()
        return digits.text(isNegative: isNegative, leastIntegerDigitCount: 1)
    }

    /// The text by display hints (S2): exactly `right` decimals, rounded half away from zero; at
    /// least `left` digits before the point unless leading zeros are suppressed; never cut, at least
    /// one digit before the point, no sign on zero.
    public func displayText(
        digitsRight right: UInt8, digitsLeft left: UInt8?, suppressLeadingZero: Bool?
    ) -> String {
        var digits = DecimalDigits(self)
        digits.divide(fractionDigitCount: Int(right))
        digits.round(fractionDigitCount: Int(right))
        let least = suppressLeadingZero == true ? 1 : max(1, Int(left ?? 0))
        return digits.text(isNegative: isNegative, leastIntegerDigitCount: least)
    }
}
