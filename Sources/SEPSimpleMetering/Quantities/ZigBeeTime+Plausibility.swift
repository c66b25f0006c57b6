extension ZigBeeTime {
    /// Whether this time lies within `toleranceSeconds` of the host's clock.
    ///
    /// A separate question from validity: clocks that hold local time, or a count from 1970, are
    /// valid and wrong. Nothing is corrected silently.
    ///
    /// - Parameters:
    ///   - nowSecondsSince1970: the host's clock.
    ///   - toleranceSeconds: how far apart the two may be, 0 or more.
    public func isPlausible(nowSecondsSince1970: Int64, toleranceSeconds: Int64 = 900) -> Bool {
        let (distance, overflow) =
            secondsSince1970.subtractingReportingOverflow(nowSecondsSince1970)
        return !overflow && distance.magnitude <= UInt64(max(0, toleranceSeconds))
    }
}
