extension DaylightRule {
    /// The wall-clock moment of the change in a year, in seconds since 1970-01-01T00:00:00 of the
    /// local time that is in force just before it.
    ///
    /// - Parameter year: 1 to 9999.
    /// - Returns: Nil when that year has no such day (a fifth Sunday, 29 February) or is out of
    ///   range.
    /// - Throws: ``DaylightRuleError`` naming the field that makes no sense.
    public func wallClockSeconds(inYear year: Int) throws(DaylightRuleError) -> Int64? {
        let month = try month
        let secondsOfDay = try secondsOfDay
        let occurrence = try occurrence
        guard (1...9999).contains(year) else { return nil }
        let dayCount = CalendarDate.dayCount(year: year, month: month)

        /// The first such weekday on or after a day; may lie past the end of the month.
        func first(_ weekday: Weekday, onOrAfter day: Int) -> Int {
            let there = CalendarDate(year: year, month: month, day: day).weekday
            return day + (weekday.rawValue - there + 7) % 7
        }
        let day: Int
        switch occurrence {
        case .dayOfMonth(let fixed):
            guard fixed <= dayCount else { return nil }
            day = fixed
        case .weekdayOnOrAfter(let weekday, let earliest):
            guard earliest <= dayCount else { return nil }
            day = first(weekday, onOrAfter: earliest)
        case .nthWeekday(let weekday, let ordinal):
            day = first(weekday, onOrAfter: 1) + 7 * (ordinal - 1)
            guard day <= dayCount else { return nil }
        case .lastWeekday(let weekday):
            day = first(weekday, onOrAfter: dayCount - 6)
        }
        let date = CalendarDate(year: year, month: month, day: day)
        return Int64(date.daysSince1970) * 86_400 + Int64(secondsOfDay)
    }
}
