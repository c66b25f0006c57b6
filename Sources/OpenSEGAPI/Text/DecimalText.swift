/// Numbers as text, the one place where the API writes them.
///
/// Everything is an integer up to here; a quantity is kept in thousandths of its unit (milliwatts,
/// milliwatt-hours) and its text is exact: no exponent, no rounding, no trailing zeros.
enum DecimalText {
    /// Appends `value` in decimal digits, with `-` when negative.
    static func append(_ value: Int64, to output: inout [UInt8]) {
        if value < 0 { output.append(UInt8(ascii: "-")) }
        append(value.magnitude, to: &output)
    }

    /// Appends `value` in decimal digits.
    static func append(_ value: UInt64, to output: inout [UInt8]) {
        if value < 10 {
            output.append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: value))
            return
        }
        var digits: [20 of UInt8] = .init(repeating: 0)
        var first = 20
        var rest = value
        while rest >= 100 {
            let pair = Int(truncatingIfNeeded: rest % 100)
            rest /= 100
            first &-= 2
            digits[first] = pairs[2 &* pair]
            digits[first &+ 1] = pairs[2 &* pair &+ 1]
        }
        if rest >= 10 {
            first &-= 2
            digits[first] = pairs[2 &* Int(truncatingIfNeeded: rest)]
            digits[first &+ 1] = pairs[2 &* Int(truncatingIfNeeded: rest) &+ 1]
        } else {
            first &-= 1
            digits[first] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest)
        }
        while first < 20 {
            output.append(digits[first])
            first &+= 1
        }
    }

    /// Appends `thousandths` / 1000: `1184`, `-0.5`, `1184.25`.
    static func appendThousandths(_ thousandths: Int64, to output: inout [UInt8]) {
        if thousandths < 0 { output.append(UInt8(ascii: "-")) }
        let (whole, fraction) = thousandths.magnitude.quotientAndRemainder(dividingBy: 1000)
        append(whole, to: &output)
        guard fraction != 0 else { return }
        output.append(UInt8(ascii: "."))
        var rest = Int(truncatingIfNeeded: fraction)
        var place = 100
        while rest != 0 {
            output.append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest / place))
            rest %= place
            place /= 10
        }
    }

    /// `thousandths` / 1000 as a string, for sentences and headers.
    static func thousandths(_ thousandths: Int64) -> String {
        var bytes: [UInt8] = []
        appendThousandths(thousandths, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends `value` with leading zeros to `width` digits.
    static func append(_ value: Int, width: Int, to output: inout [UInt8]) {
        var place = 1
        for _ in 1..<width { place &*= 10 }
        while place > 0 {
            output.append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: value / place % 10))
            place /= 10
        }
    }

    /// Reads digits only: no sign, no blanks, no point. Nil for anything else and for what does not
    /// fit.
    static func parse(_ text: some Sequence<UInt8>) -> Int64? {
        var value: Int64 = 0
        var isEmpty = true
        for byte in text {
            guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
            let (tenfold, tooLarge) = value.multipliedReportingOverflow(by: 10)
            let (sum, carried) = tenfold.addingReportingOverflow(Int64(byte - UInt8(ascii: "0")))
            if tooLarge || carried { return nil }
            value = sum
            isEmpty = false
        }
        return isEmpty ? nil : value
    }

    /// "00" to "99", so that two digits cost one division.
    private static let pairs: [200 of UInt8] = {
        var pairs: [200 of UInt8] = .init(repeating: 0)
        for number in 0..<100 {
            pairs[2 * number] = UInt8(ascii: "0") + UInt8(number / 10)
            pairs[2 * number + 1] = UInt8(ascii: "0") + UInt8(number % 10)
        }
        return pairs
    }()
}
