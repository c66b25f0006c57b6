import OpenSEGAPI

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
        let date = UTCDate(daysSince1970: Int(days))
        func two(_ number: some BinaryInteger) -> String { (number < 10 ? "0" : "") + "\(number)" }
        let weekday = weekdays[Int(days % 7)]
        let time = [seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60]
            .map { two($0) }.joined(separator: ":")
        return "\(weekday), \(two(date.day)) \(months[date.month - 1]) \(date.year) \(time) GMT"
    }
}
