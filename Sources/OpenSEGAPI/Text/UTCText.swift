/// Points in time as text, the one place where the gateway reads and writes them: RFC 3339 with whole
/// seconds, always in UTC on the way out.
package enum UTCText {
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
        let date = UTCDate(daysSince1970: day)
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
    package static func string(_ unixSeconds: Int64) -> String {
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
            let date = UTCDate(year: year, month: month, day: day),
            hour <= 23, minute <= 59, second <= 59,
            let offset = zoneOffsetSeconds(withoutZeroFraction(text[19...]))
        else { return nil }
        let local = Int64(date.daysSince1970) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
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
}
