/// The factor between the raw integers of a meter and quantities in its unit of measure
/// (kW and kWh for electricity), kept as an exact fraction.
///
/// Source: ZigBee Smart Energy, Simple Metering cluster 0x0702, formatting attribute set
/// (0x0301 Multiplier, 0x0302 Divisor, 0x0303 to 0x0305 formatting).
public struct MeteringScale: Hashable, Sendable {
    /// The numerator in force, at least 1.
    public let numerator: UInt64
    /// The denominator in force, at least 1.
    public let denominator: UInt64
    /// Which of the three cases decided the fraction.
    public let rule: ScalingRule

    /// Decides the fraction from what the meter sent.
    ///
    /// - Parameters:
    ///   - multiplier: attribute 0x0301 as received, nil when the meter did not send it.
    ///   - divisor: attribute 0x0302 as received, nil when the meter did not send it.
    ///   - digitsRight: decimals named by the formatting octet, 0 to 15; used only when neither
    ///     multiplier nor divisor is usable, and then nil counts as 0.
    public init(multiplier: UInt32?, divisor: UInt32?, digitsRight: UInt8? = nil) {
        let usableMultiplier = multiplier.flatMap { $0 == 0 ? nil : $0 }
        let usableDivisor = divisor.flatMap { $0 == 0 ? nil : $0 }
        switch (usableMultiplier, usableDivisor) {
        case (let multiplier?, let divisor?):
            self.numerator = UInt64(multiplier)
            self.denominator = UInt64(divisor)
            self.rule = .multiplierAndDivisor
        case (nil, nil):
            self.numerator = 1
            self.denominator = (0..<min(digitsRight ?? 0, 15)).reduce(1) { power, _ in power * 10 }
            self.rule = .formattingOnly
        default:
            self.numerator = UInt64(usableMultiplier ?? 1)
            self.denominator = UInt64(usableDivisor ?? 1)
            self.rule = .missingFactorIsOne
        }
    }

    /// The quantity `raw` × numerator / denominator as a whole number of 10^`powerOfTen` units.
    ///
    /// Milliwatts out of a demand in kW, and milliwatt-hours out of a summation in kWh, are
    /// `powerOfTen: -6`. What does not come out even is rounded half to even and flagged.
    /// Costs one 128-bit division; never allocates.
    ///
    /// - Parameters:
    ///   - raw: the meter's integer, already sign-extended and known not to be "no value".
    ///   - powerOfTen: the decimal exponent of the result, -18 to 18.
    /// - Throws: `MeteringScaleError` with code `overflow` when an intermediate product leaves
    ///   128 bits, and `powerOfTenOutOfRange`.
    public func fixedPoint(
        _ raw: some FixedWidthInteger, powerOfTen: Int
    ) throws(MeteringScaleError) -> FixedPointQuantity {
        guard (-18...18).contains(powerOfTen) else {
            throw MeteringScaleError(code: .powerOfTenOutOfRange, powerOfTen: powerOfTen)
        }
        let power = (0..<abs(powerOfTen)).reduce(Int128(1)) { power, _ in power * 10 }
        guard let exactRaw = Int128(exactly: raw) else {
            throw MeteringScaleError(code: .overflow, powerOfTen: powerOfTen)
        }
        var (dividend, overflow) = exactRaw.multipliedReportingOverflow(by: Int128(numerator))
        var divisor = Int128(denominator)
        if powerOfTen < 0 {
            let widened = dividend.multipliedReportingOverflow(by: power)
            dividend = widened.partialValue
            overflow = overflow || widened.overflow
        } else {
            divisor *= power
        }
        guard !overflow else {
            throw MeteringScaleError(code: .overflow, powerOfTen: powerOfTen)
        }
        let (truncated, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
        var quotient = truncated
        if remainder != 0 {
            let distance = remainder.magnitude
            let rest = divisor.magnitude - distance
            let roundsAway = distance > rest || (distance == rest && quotient % 2 != 0)
            if roundsAway { quotient += dividend < 0 ? -1 : 1 }
        }
        return FixedPointQuantity(
            value: quotient, powerOfTen: powerOfTen, isExact: remainder == 0, rule: rule)
    }
}
