/// Points in time as people write them.
enum UTCTimeText {
    /// The times a meter's clock can show with room for a long simulation: 2000 to 2130.
    private static let accepted: ClosedRange<Int64> = 946_684_800...5_049_129_600

    /// Unix seconds from digits, or from `YYYY-MM-DDTHH:MM:SSZ`; nil for anything else and for
    /// times before 2000 or after 2129.
    static func unixSeconds(_ text: String) -> Int64? {
        let seconds = text.allSatisfy(\.isASCIIDigit) ? Int64(text) : calendar(text)
        return seconds.flatMap { accepted.contains($0) ? $0 : nil }
    }

    private static func calendar(_ text: String) -> Int64? {
        let separators: [Character] = ["-", "-", "T", ":", ":", "Z"]
        var numbers: [Int64] = []
        var rest = text[...]
        for separator in separators {
            let digits = rest.prefix(while: \.isASCIIDigit)
            rest = rest.dropFirst(digits.count)
            guard digits.count == (numbers.isEmpty ? 4 : 2), let number = Int64(digits),
                rest.popFirst() == separator
            else { return nil }
            numbers.append(number)
        }
        let isLeap = numbers[0] % 4 == 0 && (numbers[0] % 100 != 0 || numbers[0] % 400 == 0)
        let lengths: [Int64] = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard rest.isEmpty, (1...12).contains(numbers[1]),
            (1...lengths[Int(numbers[1]) - 1]).contains(numbers[2]), numbers[3] < 24,
            numbers[4] < 60, numbers[5] < 60
        else { return nil }
        return daysSince1970(year: numbers[0], month: numbers[1], day: numbers[2]) * 86_400
            + numbers[3] * 3600 + numbers[4] * 60 + numbers[5]
    }

    /// Days of the proleptic Gregorian calendar, years counted from March so that the leap day
    /// comes last.
    private static func daysSince1970(year: Int64, month: Int64, day: Int64) -> Int64 {
        let marchYear = month > 2 ? year : year - 1
        let marchMonth = month > 2 ? month - 3 : month + 9
        let leapDays = marchYear / 4 - marchYear / 100 + marchYear / 400
        return marchYear * 365 + leapDays + (153 * marchMonth + 2) / 5 + day - 1 - 719_468
    }
}
