extension ZigBeeTime {
    /// Whether this time lies within `toleranceSeconds` of the host's clock.
    ///
    /// A separate question from validity: clocks that hold local time, or a count from 1970, are
    /// valid and wrong. Nothing is corrected silently.
    ///
    /// - Parameters:
    ///   - nowUnixSeconds: the host's clock.
    ///   - toleranceSeconds: how far apart the two may be, 0 or more.
    public func isPlausible(nowUnixSeconds: Int64, toleranceSeconds: Int64 = 900) -> Bool {
        let (distance, overflow) = unixSeconds.subtractingReportingOverflow(nowUnixSeconds)
        return !overflow && distance.magnitude <= UInt64(max(0, toleranceSeconds))
    }
}
