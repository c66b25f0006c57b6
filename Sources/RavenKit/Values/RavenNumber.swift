/// A number as the devices write it: `0x` and hexadecimal digits, or decimal digits (D13).
enum RavenNumber: Equatable {
    /// `0x` and 1 to 16 digits; the printed width decides about signs (S3, S4).
    case hexadecimal(value: UInt64, digitCount: Int)
    /// Decimal digits; leading zeros have no meaning.
    case decimal(value: UInt64)
    /// Nothing but blanks: the notation of "not available".
    case empty
    /// Anything else: `0x` alone, more than 16 digits, a stray character, too large.
    case malformed

    /// The unsigned value, without regard to its notation.
    var value: UInt64? {
        switch self {
        case .hexadecimal(let value, _), .decimal(let value): value
        case .empty, .malformed: nil
        }
    }

    /// Reads a whole text, which must have no blanks around it.
    init(_ text: String) {
        let bytes = Array(text.utf8)
        self.init(bytes.span, 0, bytes.count)
    }

    /// Reads `bytes[start..<end]`.
    init(_ bytes: borrowing Span<UInt8>, _ start: Int, _ end: Int) {
        guard start < end else {
            self = .empty
            return
        }
        if end &- start > 1, bytes[start] == UInt8(ascii: "0"),
            bytes[start &+ 1] | 0x20 == UInt8(ascii: "x")
        {
            self = Self.hexadecimal(bytes, start &+ 2, end)
        } else {
            self = Self.decimal(bytes, start, end)
        }
    }

    private static func hexadecimal(
        _ bytes: borrowing Span<UInt8>, _ start: Int, _ end: Int
    ) -> RavenNumber {
        let digitCount = end &- start
        guard digitCount > 0, digitCount <= 16 else { return .malformed }
        var value: UInt64 = 0
        var index = start
        while index < end {
            let byte = bytes[index]
            var digit = byte &- UInt8(ascii: "0")
            if digit > 9 {
                digit = (byte | 0x20) &- UInt8(ascii: "a")
                guard digit < 6 else { return .malformed }
                digit &+= 10
            }
            value = value &<< 4 | UInt64(digit)
            index &+= 1
        }
        return .hexadecimal(value: value, digitCount: digitCount)
    }

    private static func decimal(
        _ bytes: borrowing Span<UInt8>, _ start: Int, _ end: Int
    ) -> RavenNumber {
        var value: UInt64 = 0
        var index = start
        while index < end {
            let digit = bytes[index] &- UInt8(ascii: "0")
            guard digit <= 9 else { return .malformed }
            let (tens, overflow) = value.multipliedReportingOverflow(by: 10)
            let (sum, carry) = tens.addingReportingOverflow(UInt64(digit))
            guard !overflow, !carry else { return .malformed }
            value = sum
            index &+= 1
        }
        return .decimal(value: value)
    }
}
