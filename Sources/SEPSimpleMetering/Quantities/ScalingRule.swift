/// How a raw value became a quantity, because meters leave out the multiplier or the divisor and
/// readers disagree about what that means.
///
/// Source: ZigBee Smart Energy, Simple Metering cluster 0x0702, attributes Multiplier (0x0301),
/// Divisor (0x0302) and the formatting attributes (0x0303 to 0x0305).
public enum ScalingRule: Hashable, Sendable {
    /// Multiplier and divisor are both present and not zero: raw × multiplier / divisor.
    case multiplierAndDivisor
    /// Neither is usable: the formatting octet alone places the decimal point.
    case formattingOnly
    /// One of the two is missing or zero and counts as one.
    case missingFactorIsOne
}
