/// Receive time minus the meter's time, 34 bits in two places: 12 in the stamp, 22 in another pair.
@usableFromInline
enum ReceiveOffset {
    /// Checks the time of reception and gives the 34 bits of the offset.
    @inlinable
    static func bits(
        offsetSeconds: Int64, timeUnixSeconds: Int64
    ) throws(SampleRangeError) -> UInt64 {
        let (receiveTime, overflow) = timeUnixSeconds.addingReportingOverflow(offsetSeconds)
        guard !overflow, SampleStamp.timeRange.contains(receiveTime) else {
            throw SampleRangeError(
                code: .receiveTime, value: overflow ? offsetSeconds : receiveTime)
        }
        return UInt64(bitPattern: offsetSeconds) & 0x3_FFFF_FFFF
    }

    /// The offset in seconds from its two places.
    @inlinable
    static func seconds(low: UInt64, high: UInt64) -> Int64 {
        Int64(bitPattern: ((high & 0x3F_FFFF) << 12 | low) << 30) >> 30
    }
}
