extension [UInt8] {
    /// Appends `0x` and at least `digitCount` lower-case hexadecimal digits.
    mutating func appendHexadecimal(_ value: UInt64, digitCount: Int) {
        append(UInt8(ascii: "0"))
        append(UInt8(ascii: "x"))
        let needed = Swift.max(1, (64 &- value.leadingZeroBitCount &+ 3) / 4)
        var remaining = Swift.max(digitCount, needed)
        while remaining > 0 {
            remaining &-= 1
            let digit =
                remaining >= 16 ? 0 : UInt8(truncatingIfNeeded: value &>> (remaining &* 4)) & 15
            append(digit < 10 ? UInt8(ascii: "0") &+ digit : UInt8(ascii: "a") &+ digit &- 10)
        }
    }

    /// Appends decimal digits without leading zeros.
    mutating func appendDecimal(_ value: UInt64) {
        let start = count
        var rest = value
        repeat {
            append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0
        self[start...].reverse()
    }
}
