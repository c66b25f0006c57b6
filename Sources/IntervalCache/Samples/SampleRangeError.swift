/// A value that no sample can hold.
public struct SampleRangeError: Error, Sendable, Hashable {
    /// Which of the values it is.
    public enum Code: UInt8, Sendable, Hashable {
        /// The meter's time: 0 to 2^33 - 1 seconds since 1970 (the year 2242).
        case time
        /// The time of reception (the meter's time plus the offset): the same range.
        case receiveTime
        /// The demand: at most 2^41 - 1 milliwatts (2.19 gigawatts) in either direction.
        case demand
        /// The register of energy delivered: at most 2^63 - 1 milliwatt-hours.
        case delivered
        /// The register of energy received: at most 2^63 - 1 milliwatt-hours.
        case received
    }

    /// Which of the values it is, and with it what is accepted.
    public var code: Code
    /// The value that was refused; registers too large for the type show as its maximum.
    public var value: Int64

    /// An error about `value`.
    public init(code: Code, value: Int64) {
        self.code = code
        self.value = value
    }
}
