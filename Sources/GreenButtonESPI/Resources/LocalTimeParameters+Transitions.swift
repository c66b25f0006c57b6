extension LocalTimeParameters {
    /// The two changes of the clock in one year.
    public struct Transitions: Hashable, Sendable {
        /// When daylight saving begins, in seconds since 1970 UTC.
        public var startUnixSeconds: Int64
        /// When daylight saving ends, in seconds since 1970 UTC; before the start in the southern
        /// half of the world.
        public var endUnixSeconds: Int64
    }

    /// The changes of the clock in a year of local time.
    ///
    /// - Parameter year: 1 to 9999.
    /// - Returns: Nil when there is no daylight saving, a rule is missing, or the year lacks a day
    ///   that a rule names.
    /// - Throws: ``DaylightRuleError`` naming the field of a rule that makes no sense.
    public func transitions(inYear year: Int) throws(DaylightRuleError) -> Transitions? {
        guard let dstStartRule, let dstEndRule, dstOffsetSeconds != 0,
            let startWallClock = try dstStartRule.wallClockSeconds(inYear: year),
            let endWallClock = try dstEndRule.wallClockSeconds(inYear: year)
        else { return nil }
        // The rules speak in the time in force before the change: standard time at the start,
        // daylight time at the end.
        let (start, startOverflow) = startWallClock.subtractingReportingOverflow(tzOffsetSeconds)
        let (standardEnd, endOverflow) = endWallClock.subtractingReportingOverflow(tzOffsetSeconds)
        let (end, daylightOverflow) = standardEnd.subtractingReportingOverflow(dstOffsetSeconds)
        guard !startOverflow, !endOverflow, !daylightOverflow else { return nil }
        return Transitions(startUnixSeconds: start, endUnixSeconds: end)
    }

    /// What to add to a UTC time to have local time, in seconds.
    ///
    /// - Throws: ``DaylightRuleError`` naming the field of a rule that makes no sense.
    public func offsetSeconds(atUnixSeconds time: Int64) throws(DaylightRuleError) -> Int64 {
        let (local, overflow) = time.addingReportingOverflow(tzOffsetSeconds)
        guard !overflow, let date = UTCDateTime(unixSeconds: local),
            let changes = try transitions(inYear: date.year)
        else { return tzOffsetSeconds }
        let isDaylightTime =
            if changes.startUnixSeconds < changes.endUnixSeconds {
                changes.startUnixSeconds <= time && time < changes.endUnixSeconds
            } else {
                !(changes.endUnixSeconds <= time && time < changes.startUnixSeconds)
            }
        guard isDaylightTime else { return tzOffsetSeconds }
        let (daylight, tooFar) = tzOffsetSeconds.addingReportingOverflow(dstOffsetSeconds)
        return tooFar ? tzOffsetSeconds : daylight
    }
}
