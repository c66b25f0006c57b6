/// Decimal numbers as people write them in files and options.
enum DecimalText {
    /// The number times ten to the power of `places`, cut after that many decimals; nil when the
    /// text is not a plain decimal number below a thousand million.
    static func scaled(_ text: String, places: Int) -> Int64? {
        let isNegative = text.hasPrefix("-")
        let digits = isNegative || text.hasPrefix("+") ? text.dropFirst() : text[...]
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), (1...9).contains(parts[0].count),
            parts.allSatisfy({ !$0.isEmpty && $0.count <= 9 && $0.allSatisfy(\.isASCIIDigit) })
        else { return nil }
        let decimals = parts.count == 2 ? parts[1].prefix(places) : ""
        let padding = String(repeating: "0", count: places - decimals.count)
        guard let magnitude = Int64(parts[0] + decimals + padding) else { return nil }
        return isNegative ? -magnitude : magnitude
    }
}
