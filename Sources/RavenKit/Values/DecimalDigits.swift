/// Long division in decimal digits: what the texts of a ``ScaledReading`` are made from.
///
/// Works for 96-bit numerators and any number of decimals, without wider integers than 64 bits.
struct DecimalDigits {
    /// Digits before the point (most significant first, no leading zeros) and behind it.
    private var integer: [UInt8] = []
    private var fraction: [UInt8] = []
    private var remainder: UInt64
    private let divisor: UInt64
    private let decimals: Int

    /// Whether nothing is left behind the last digit.
    var isExact: Bool { remainder == 0 }

    init(_ reading: ScaledReading) {
        divisor = UInt64(max(1, reading.divisor))
        decimals = Int(reading.decimals)
        let product = reading.magnitude.multipliedFullWidth(by: UInt64(max(1, reading.multiplier)))
        // Three limbs of 32 bits, most significant first.
        var limbs = [
            product.high & 0xFFFF_FFFF, product.low &>> 32, product.low & 0xFFFF_FFFF,
        ]
        remainder = Self.divide(&limbs, by: divisor)
        while limbs.contains(where: { $0 != 0 }) {
            integer.append(UInt8(truncatingIfNeeded: Self.divide(&limbs, by: 10)))
        }
        integer.reverse()
        // Implied decimals only move the point.
        if decimals > 0 {
            let padding = max(0, decimals &- integer.count)
            fraction = [UInt8](repeating: 0, count: padding)
            fraction += integer.suffix(decimals)
            integer.removeLast(min(decimals, integer.count))
        }
    }

    /// Divides in place and returns the remainder; `divisor` has at most 32 bits.
    private static func divide(_ limbs: inout [UInt64], by divisor: UInt64) -> UInt64 {
        var rest: UInt64 = 0
        for index in limbs.indices {
            let part = rest &<< 32 | limbs[index]
            limbs[index] = part / divisor
            rest = part % divisor
        }
        return rest
    }

    /// Produces digits behind the point until the division comes out even, or there are
    /// `fractionDigitCount` of them (and those that moving the point made).
    mutating func divide(fractionDigitCount: Int) {
        var produced = 0
        while remainder != 0, produced < fractionDigitCount || fraction.count < fractionDigitCount {
            remainder &*= 10
            fraction.append(UInt8(truncatingIfNeeded: remainder / divisor))
            remainder %= divisor
            produced &+= 1
        }
    }

    /// Cuts or fills to exactly `fractionDigitCount` decimals, half away from zero.
    mutating func round(fractionDigitCount: Int) {
        var roundsUp = false
        if fraction.count > fractionDigitCount {
            roundsUp = fraction[fractionDigitCount] >= 5
            fraction.removeSubrange(fractionDigitCount...)
        } else if fraction.count == fractionDigitCount {
            roundsUp = remainder &* 2 >= divisor
        } else {
            fraction += [UInt8](repeating: 0, count: fractionDigitCount &- fraction.count)
        }
        remainder = 0
        guard roundsUp else { return }
        if Self.increment(&fraction), Self.increment(&integer) { integer.insert(1, at: 0) }
    }

    /// Adds one in the last place; true where a carry is left.
    private static func increment(_ digits: inout [UInt8]) -> Bool {
        for index in digits.indices.reversed() {
            if digits[index] < 9 {
                digits[index] &+= 1
                return false
            }
            digits[index] = 0
        }
        return true
    }

    /// Takes off zeros at the end of the fraction.
    mutating func dropTrailingZeros() {
        while fraction.last == 0 { fraction.removeLast() }
    }

    /// The digits as text.
    func text(isNegative: Bool, leastIntegerDigitCount: Int) -> String {
        let isZero = integer.allSatisfy { $0 == 0 } && fraction.allSatisfy { $0 == 0 }
        var bytes: [UInt8] = []
        if isNegative, !isZero { bytes.append(UInt8(ascii: "-")) }
        for _ in 0..<max(0, leastIntegerDigitCount &- integer.count) {
            bytes.append(UInt8(ascii: "0"))
        }
        for digit in integer { bytes.append(UInt8(ascii: "0") &+ digit) }
        if !fraction.isEmpty {
            bytes.append(UInt8(ascii: "."))
            for digit in fraction { bytes.append(UInt8(ascii: "0") &+ digit) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
