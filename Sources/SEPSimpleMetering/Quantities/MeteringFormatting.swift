/// How many digits a meter's display shows.
///
/// Source: Simple Metering cluster 0x0702, formatting attributes 0x0303 to 0x0305.
public struct MeteringFormatting: RawRepresentable, Hashable, Sendable {
    /// The octet as it travels.
    public var rawValue: UInt8

    /// Keeps the octet.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// Digits to the right of the point, 0 to 7 (bits 0 to 2).
    public var digitsRight: UInt8 { rawValue & 0x07 }

    /// Digits to the left of the point, 0 to 15 (bits 3 to 6); 0 is sent by devices that mean "no
    /// limit".
    public var digitsLeft: UInt8 { (rawValue >> 3) & 0x0F }

    /// Whether leading zeros are left out (bit 7).
    public var suppressesLeadingZeros: Bool { rawValue & 0x80 != 0 }

    /// The quantity as the meter's display would show it, rounded half away from zero.
    ///
    /// The digits to the left are a minimum, so that no digit is ever cut off. A quantity that rounds
    /// to zero has no sign. Allocates the text.
    public func text(_ quantity: MeteringFraction) -> String {
        let power = (0..<digitsRight).reduce(Int128(1)) { power, _ in power * 10 }
        let negative = quantity.numerator < 0
        let magnitude = quantity.numerator.magnitude
        let denominator = quantity.denominator.magnitude
        let (whole, rest) = magnitude.quotientAndRemainder(dividingBy: denominator)
        let scaledRest = rest * power.magnitude
        var decimals = scaledRest / denominator
        var integer = whole
        let left = scaledRest % denominator
        if left >= denominator - left { decimals += 1 }
        if decimals == power.magnitude {
            decimals = 0
            integer += 1
        }
        var digits = String(integer)
        if !suppressesLeadingZeros, digits.utf8.count < Int(digitsLeft) {
            digits = String(repeating: "0", count: Int(digitsLeft) - digits.utf8.count) + digits
        }
        if digitsRight > 0 {
            let fraction = String(decimals)
            digits += "." + String(repeating: "0", count: Int(digitsRight) - fraction.utf8.count)
            digits += fraction
        }
        return negative && (integer != 0 || decimals != 0) ? "-" + digits : digits
    }
}
