/// Points in time as text, the one place where the API reads and writes them: RFC 3339 with whole
/// seconds, always in UTC on the way out.
enum UTCText {
    /// The moments that can be asked for and written: 1970-01-01 to 9999-12-31.
    static let unixSecondsRange: ClosedRange<Int64> = 0...253_402_300_799

    /// Appends `2015-01-15T20:00:24Z`. A time outside ``unixSecondsRange`` (a meter's clock gone
    /// mad) is written as plain Unix seconds rather than as a wrong date.
    static func append(_ unixSeconds: Int64, to output: inout [UInt8]) {
        guard unixSecondsRange.contains(unixSeconds) else {
            DecimalText.append(unixSeconds, to: &output)
            return
        }
        let (day, second) = Int(unixSeconds).quotientAndRemainder(dividingBy: 86_400)
        let date = civilDate(daysSince1970: day)
        DecimalText.append(date.year, width: 4, to: &output)
        output.append(UInt8(ascii: "-"))
        DecimalText.append(date.month, width: 2, to: &output)
        output.append(UInt8(ascii: "-"))
        DecimalText.append(date.day, width: 2, to: &output)
        output.append(UInt8(ascii: "T"))
        DecimalText.append(second / 3600, width: 2, to: &output)
        output.append(UInt8(ascii: ":"))
        DecimalText.append(second / 60 % 60, width: 2, to: &output)
        output.append(UInt8(ascii: ":"))
        DecimalText.append(second % 60, width: 2, to: &output)
        output.append(UInt8(ascii: "Z"))
    }

    /// The same as a string, for sentences.
    static func string(_ unixSeconds: Int64) -> String {
        var bytes: [UInt8] = []
        append(unixSeconds, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Reads Unix seconds (`1421352024`) or an RFC 3339 date-time with `Z` or an offset
    /// (`2015-01-15T12:00:24-08:00`), also with a fraction of zero (`2015-01-15T20:00:24.000Z`). Nil for
    /// anything else.
    ///
    /// Refused on purpose, because guessing would shift the answer silently: other fractions of a
    /// second, a date-time without zone, second 60, days that the month does not have, moments outside
    /// ``unixSecondsRange``.
    static func parse(_ text: [UInt8]) -> Int64? {
        if let seconds = DecimalText.parse(text) {
            return unixSecondsRange.contains(seconds) ? seconds : nil
        }
        guard text.count >= 20,
            let year = number(text[0..<4]), text[4] == UInt8(ascii: "-"),
            let month = number(text[5..<7]), text[7] == UInt8(ascii: "-"),
            let day = number(text[8..<10]),
            text[10] | 0x20 == UInt8(ascii: "t"),
            let hour = number(text[11..<13]), text[13] == UInt8(ascii: ":"),
            let minute = number(text[14..<16]), text[16] == UInt8(ascii: ":"),
            let second = number(text[17..<19]),
            year >= 1, (1...12).contains(month), (1...dayCount(month, of: year)).contains(day),
            hour <= 23, minute <= 59, second <= 59,
            let offset = zoneOffsetSeconds(withoutZeroFraction(text[19...]))
        else { return nil }
        let days = daysSince1970(year: year, month: month, day: day)
        let local = Int64(days) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
        let seconds = local - Int64(offset)
        return unixSecondsRange.contains(seconds) ? seconds : nil
    }

    /// What follows a fraction of zero, or the text itself where there is none.
    private static func withoutZeroFraction(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard text.first == UInt8(ascii: ".") else { return text }
        let zeros = text.dropFirst().prefix { $0 == UInt8(ascii: "0") }
        return zeros.isEmpty ? text : text[zeros.endIndex...]
    }

    /// `Z`, `+hh:mm` or `-hh:mm`.
    private static func zoneOffsetSeconds(_ text: ArraySlice<UInt8>) -> Int? {
        let first = text.startIndex
        if text.count == 1 { return text[first] | 0x20 == UInt8(ascii: "z") ? 0 : nil }
        guard text.count == 6, text[first + 3] == UInt8(ascii: ":"),
            let hours = number(text[first + 1..<first + 3]), hours <= 23,
            let minutes = number(text[first + 4..<first + 6]), minutes <= 59
        else { return nil }
        switch text[first] {
        case UInt8(ascii: "+"): return hours * 3600 + minutes * 60
        case UInt8(ascii: "-"): return -(hours * 3600 + minutes * 60)
        default: return nil
        }
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        DecimalText.parse(digits).map { Int($0) }
    }

    private static func dayCount(_ month: Int, of year: Int) -> Int {
        switch month {
        case 2: return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: return 30
        default: return 31
        }
    }

    // The calendar repeats every 400 years (146,097 days). Years are counted from March, so that the
    // leap day is a year's last and the days before month m are (153 m + 2) / 5.

    private static func daysSince1970(year: Int, month: Int, day: Int) -> Int {
        let marchYear = month > 2 ? year : year - 1
        let monthFromMarch = month > 2 ? month - 3 : month + 9
        let (era, yearOfEra) = marchYear.quotientAndRemainder(dividingBy: 400)
        let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    private static func civilDate(daysSince1970 days: Int) -> (year: Int, month: Int, day: Int) {
        let (era, dayOfEra) = (days + 719_468).quotientAndRemainder(dividingBy: 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return (era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, day)
    }
}
