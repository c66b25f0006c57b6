extension Character {
    /// Whether this is one of the ten ASCII digits (`isNumber` also holds for other scripts).
    var isASCIIDigit: Bool { isASCII && isWholeNumber }
}

extension String {
    /// The text without blanks, tabs and line ends at its two sides.
    var trimmed: String {
        let start = firstIndex { !$0.isWhitespace } ?? endIndex
        let end = lastIndex { !$0.isWhitespace }.map(index(after:)) ?? start
        return String(self[start..<end])
    }
}

extension Int64 {
    /// What the quotient rounded down leaves over, never negative; the divisor must be positive.
    func flooredRemainder(by divisor: Int64) -> Int64 {
        let remainder = self % divisor
        return remainder < 0 ? remainder + divisor : remainder
    }

    /// The quotient rounded down, also for times before 1970; the divisor must be positive.
    func flooredDivision(by divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}
