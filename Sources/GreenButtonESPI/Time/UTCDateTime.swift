/// A UTC date and time in the proleptic Gregorian calendar, to the second.
struct UTCDateTime: Hashable, Sendable {
    var year: Int
    var month: Int
    var day: Int
    var hour: Int
    var minute: Int
    var second: Int

    /// Nil outside the years 1 to 9999, which is what RFC 3339 can write.
    init?(unixSeconds: Int64) {
        guard unixSeconds >= -62_135_596_800, unixSeconds <= 253_402_300_799 else { return nil }
        let secondsOfDay = Int(unixSeconds.flooredModulo(86_400))
        let date = CalendarDate(daysSince1970: Int((unixSeconds - Int64(secondsOfDay)) / 86_400))
        year = date.year
        month = date.month
        day = date.day
        hour = secondsOfDay / 3600
        minute = secondsOfDay / 60 % 60
        second = secondsOfDay % 60
    }

    /// RFC 3339 with capital T and Z and whole seconds, as Atom wants it.
    var text: String {
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: width - digits.utf8.count) + digits
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
            + "T\(padded(hour, 2)):\(padded(minute, 2)):\(padded(second, 2))Z"
    }
}

extension Int64 {
    /// The remainder that is never negative.
    func flooredModulo(_ divisor: Int64) -> Int64 {
        let remainder = self % divisor
        return remainder < 0 ? remainder + divisor : remainder
    }
}
