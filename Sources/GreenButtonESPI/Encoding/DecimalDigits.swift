extension [UInt8] {
    /// Appends a whole number in decimal, without allocating beyond the buffer's own growth.
    mutating func appendDecimal(_ number: some FixedWidthInteger) {
        if number < 0 { append(0x2D) }
        let magnitude = UInt64(number.magnitude)
        let digitCount = magnitude.decimalDigitCount
        append(addingCapacity: digitCount) { (digits: inout OutputSpan<UInt8>) in
            digits.append(repeating: 0x30, count: digitCount)
            var rest = magnitude
            var place = digits.mutableSpan
            var index = digitCount
            while rest >= 10 {
                index -= 1
                place[index] = 0x30 &+ UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
            }
            place[index - 1] = 0x30 &+ UInt8(truncatingIfNeeded: rest)
        }
    }
}

extension UInt64 {
    /// How many decimal digits the number has; 1 for zero.
    var decimalDigitCount: Int {
        var count = 1
        var limit: UInt64 = 10
        while self >= limit {
            count += 1
            let (next, overflow) = limit.multipliedReportingOverflow(by: 10)
            if overflow { break }
            limit = next
        }
        return count
    }
}

extension FixedWidthInteger where Self: UnsignedInteger {
    /// All hexadecimal digits of the type's width in upper case, most significant first.
    var fixedWidthHex: String {
        let digits = String(self, radix: 16, uppercase: true)
        return String(repeating: "0", count: Self.bitWidth / 4 - digits.utf8.count) + digits
    }
}
