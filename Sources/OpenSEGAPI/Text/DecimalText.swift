/// Numbers as text, the one place where the API writes them.
///
/// Everything is an integer up to here; a quantity is kept in thousandths of its unit (milliwatts,
/// milliwatt-hours) and its text is exact: no exponent, no rounding, no trailing zeros.
enum DecimalText {
    /// The most bytes that a number or a quantity takes.
    static let maximumByteCount = 25

    // Where many numbers are written, they go through an OutputSpan of an array: the array is asked
    // for room once, not at every byte.

    /// Appends `value` in decimal digits, with `-` when negative.
    @inline(__always)
    static func append(_ value: Int64, to output: inout OutputSpan<UInt8>) {
        if value < 0 { output.append(UInt8(ascii: "-")) }
        append(value.magnitude, to: &output)
    }

    /// Appends `value` in decimal digits.
    static func append(_ value: UInt64, to output: inout OutputSpan<UInt8>) {
        if value < 10_000 {
            appendShort(Int(truncatingIfNeeded: value), to: &output)
        } else if value < 100_000_000 {
            let (high, low) = value.quotientAndRemainder(dividingBy: 10_000)
            appendShort(Int(truncatingIfNeeded: high), to: &output)
            appendFour(Int(truncatingIfNeeded: low), to: &output)
        } else {
            let (high, low) = value.quotientAndRemainder(dividingBy: 100_000_000)
            append(high, to: &output)
            appendFour(Int(truncatingIfNeeded: low / 10_000), to: &output)
            appendFour(Int(truncatingIfNeeded: low % 10_000), to: &output)
        }
    }

    /// Appends `thousandths` / 1000: `1184`, `-0.5`, `1184.25`.
    @inline(__always)
    static func appendThousandths(_ thousandths: Int64, to output: inout OutputSpan<UInt8>) {
        if thousandths < 0 { output.append(UInt8(ascii: "-")) }
        let (whole, fraction) = thousandths.magnitude.quotientAndRemainder(dividingBy: 1000)
        append(whole, to: &output)
        guard fraction != 0 else { return }
        output.append(UInt8(ascii: "."))
        var rest = Int(truncatingIfNeeded: fraction)
        var place = 100
        while rest != 0 {
            output.append(digit(rest / place))
            rest %= place
            place /= 10
        }
    }

    /// Up to four digits.
    @inline(__always)
    private static func appendShort(_ value: Int, to output: inout OutputSpan<UInt8>) {
        if value >= 1000 { output.append(digit(value / 1000)) }
        if value >= 100 { output.append(digit(value / 100 % 10)) }
        if value >= 10 { output.append(digit(value / 10 % 10)) }
        output.append(digit(value % 10))
    }

    /// Four digits, zeros in front.
    @inline(__always)
    private static func appendFour(_ value: Int, to output: inout OutputSpan<UInt8>) {
        output.append(digit(value / 1000))
        output.append(digit(value / 100 % 10))
        output.append(digit(value / 10 % 10))
        output.append(digit(value % 10))
    }

    /// The digit of a number below 10.
    @inline(__always)
    static func digit(_ value: Int) -> UInt8 {
        UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: value)
    }

    /// Appends `value` in decimal digits, with `-` when negative.
    static func append(_ value: Int64, to output: inout [UInt8]) {
        output.append(addingCapacity: maximumByteCount) { append(value, to: &$0) }
    }

    /// Appends `value` in decimal digits.
    static func append(_ value: UInt64, to output: inout [UInt8]) {
        output.append(addingCapacity: maximumByteCount) { append(value, to: &$0) }
    }

    /// Appends `thousandths` / 1000.
    static func appendThousandths(_ thousandths: Int64, to output: inout [UInt8]) {
        output.append(addingCapacity: maximumByteCount) { appendThousandths(thousandths, to: &$0) }
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
            output.append(digit(value / place % 10))
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
}
