/// Spans of time as people write them in options and scenarios.
public enum SimulatedDuration {
    /// The longest span accepted: ten years.
    static let longestMilliseconds: Int64 = 3650 * 86_400_000

    /// Milliseconds from text like `48h`, `1h30m`, `250ms`, or `90` (seconds).
    ///
    /// - Throws: `SettingError` when the text is not a span, or one above ten years.
    public static func milliseconds(_ text: String) throws(SettingError) -> Int64 {
        let refusal = SettingError(
            "'\(text)' is not a span of time",
            accepted: "numbers with ms, s, m, h or d, like 48h, 1h30m or 250ms, up to 3650d")
        var total: Int64 = 0
        var rest = text[...]
        guard !rest.isEmpty else { throw refusal }
        while !rest.isEmpty {
            let digits = rest.prefix(while: \.isASCIIDigit)
            rest = rest.dropFirst(digits.count)
            let unit = rest.prefix(while: \.isLetter)
            rest = rest.dropFirst(unit.count)
            guard !digits.isEmpty, let number = Int64(digits),
                let factor = factors[String(unit)], !unit.isEmpty || digits.count == text.count,
                number <= longestMilliseconds / factor
            else { throw refusal }
            total += number * factor
            guard total <= longestMilliseconds else { throw refusal }
        }
        return total
    }

    private static let factors: [String: Int64] = [
        "": 1000, "ms": 1, "s": 1000, "m": 60_000, "h": 3_600_000, "d": 86_400_000,
    ]
}
