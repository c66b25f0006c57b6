/// Dates as HTTP writes them: `Fri, 20 Nov 2026 16:04:30 GMT` (RFC 9110, section 5.6.7).
enum HTTPDate {
    private static let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// - Parameter unixSeconds: seconds since 1970; years 1970 to 9999 make sense.
    static func text(unixSeconds: Int64) -> String {
        let seconds = max(unixSeconds, 0)
        let days = seconds / 86_400
        let (year, month, day) = civil(daysSince1970: days)
        func two(_ number: Int64) -> String { (number < 10 ? "0" : "") + "\(number)" }
        let weekday = weekdays[Int(days % 7)]
        let time = [seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60]
            .map(two).joined(separator: ":")
        return "\(weekday), \(two(day)) \(months[Int(month) - 1]) \(year) \(time) GMT"
    }

    /// Counts in years that begin in March, so that the leap day is a year's last.
    private static func civil(
        daysSince1970: Int64
    ) -> (year: Int64, month: Int64, day: Int64) {
        let days = daysSince1970 + 719_468
        let era = days / 146_097
        let dayOfEra = days % 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let march = (5 * dayOfYear + 2) / 153
        let month = march < 10 ? march + 3 : march - 9
        return (
            yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
            dayOfYear - (153 * march + 2) / 5 + 1
        )
    }
}
