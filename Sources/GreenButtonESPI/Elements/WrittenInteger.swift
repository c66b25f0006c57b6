/// A whole number as a feed writes it: an optional sign and digits, with white space around them.
struct WrittenInteger: Hashable, Sendable {
    var value: Int64
    /// Whether a fraction was cut off.
    var hadFraction: Bool

    /// A number that was read already.
    init(_ value: Int64) {
        self.value = value
        hadFraction = false
    }

    /// Nil for anything that is not a decimal number, and beyond 64 bits.
    init?(_ text: [UInt8]) {
        var index = text.startIndex
        var end = text.endIndex
        while index < end, Self.isSpace(text[index]) { index += 1 }
        while end > index, Self.isSpace(text[end - 1]) { end -= 1 }
        var isNegative = false
        if index < end, text[index] == 0x2D || text[index] == 0x2B {
            isNegative = text[index] == 0x2D
            index += 1
        }
        guard index < end else { return nil }
        var magnitude: UInt64 = 0
        hadFraction = false
        let digitsStart = index
        while index < end {
            let digit = text[index] &- 0x30
            guard digit <= 9 else { break }
            let (tens, overflow) = magnitude.multipliedReportingOverflow(by: 10)
            let (sum, carry) = tens.addingReportingOverflow(UInt64(digit))
            if overflow || carry { return nil }
            magnitude = sum
            index += 1
        }
        guard index > digitsStart else { return nil }
        if index < end {
            guard text[index] == 0x2E, index + 1 < end else { return nil }
            for byte in text[(index + 1)..<end] {
                guard (0x30...0x39).contains(byte) else { return nil }
            }
            hadFraction = true
        }
        if isNegative {
            guard magnitude <= 1 << 63 else { return nil }
            value = Int64(truncatingIfNeeded: 0 &- magnitude)
        } else {
            guard let positive = Int64(exactly: magnitude) else { return nil }
            value = positive
        }
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
    }
}
