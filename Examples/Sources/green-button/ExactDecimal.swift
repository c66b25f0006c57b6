/// A decimal number without loss: `significand` times ten to `exponent`.
struct ExactDecimal: Hashable {
    /// Without zeros at its end, unless the number is zero.
    var significand: Int64
    var exponent: Int

    /// Reads an optional sign, digits, and an optional point with digits; at most 18 digits between
    /// the first and the last that is not zero. Nil for anything else.
    init?(_ text: Substring) {
        var digits = text.utf8[...]
        var isNegative = false
        if let sign = digits.first, sign == 0x2D || sign == 0x2B {
            isNegative = sign == 0x2D
            digits.removeFirst()
        }
        var significand: Int64 = 0
        var exponent = 0
        var zerosHeldBack = 0
        var hasPoint = false
        var hasDigit = false
        for byte in digits {
            if byte == 0x2E, !hasPoint {
                hasPoint = true
                continue
            }
            guard (0x30...0x39).contains(byte) else { return nil }
            hasDigit = true
            if hasPoint { exponent -= 1 }
            if byte == 0x30 {
                // Zeros count only once another digit follows them.
                if significand != 0 { zerosHeldBack += 1 }
                continue
            }
            guard zerosHeldBack < 18 else { return nil }
            for _ in 0...zerosHeldBack {
                let (larger, overflow) = significand.multipliedReportingOverflow(by: 10)
                guard !overflow, larger < 1_000_000_000_000_000_000 else { return nil }
                significand = larger
            }
            significand += Int64(byte - 0x30)
            zerosHeldBack = 0
        }
        guard hasDigit else { return nil }
        self.significand = isNegative ? -significand : significand
        self.exponent = significand == 0 ? 0 : exponent + zerosHeldBack
    }

    /// The number in units of ten to `power`; nil unless it is whole and fits 48 bits.
    func value(inUnitsOfTenTo power: Int) -> Int64? {
        if significand == 0 { return 0 }
        guard exponent >= power else { return nil }
        var value = significand
        for _ in 0..<(exponent - power) {
            let (larger, overflow) = value.multipliedReportingOverflow(by: 10)
            if overflow { return nil }
            value = larger
        }
        return (-0x8000_0000_0000...0x7FFF_FFFF_FFFF).contains(value) ? value : nil
    }
}
