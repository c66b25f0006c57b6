/// The first 64 bits of every sample: time and circumstances, laid out the same for all series.
///
/// | bits | what |
/// | --- | --- |
/// | 63-31 | the meter's time, seconds since 1970 (33 bits: until 2242) |
/// | 30-24 | lateness: how far the time lies behind the largest one of its epoch (0 to 120 s) |
/// | 23-16 | `SampleFlags` |
/// | 15-12 | 0, or 1 + the raw value of the cause of the hole before this sample |
/// | 11-0 | free for the sample type (both own series keep 12 bits of the receive offset there) |
///
/// Time plus lateness never falls within an epoch, whatever order the samples came in. This is what
/// lets the ring search by time without sorting.
public struct SampleStamp: Sendable, Hashable {
    /// The 64 bits.
    public var rawValue: UInt64

    /// A stamp from its bits; every pattern can be decoded.
    @inlinable
    public init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    /// A stamp without lateness.
    ///
    /// - Throws: `SampleRangeError.Code.time` where `timeUnixSeconds` is outside `timeRange`.
    @inlinable
    public init(
        timeUnixSeconds: Int64, flags: SampleFlags, gapCauseBefore: GapCause?
    ) throws(SampleRangeError) {
        guard Self.timeRange.contains(timeUnixSeconds) else {
            throw SampleRangeError(code: .time, value: timeUnixSeconds)
        }
        rawValue = UInt64(bitPattern: timeUnixSeconds) << 31
        self.flags = flags
        self.gapCauseBefore = gapCauseBefore
    }

    /// The times that a sample can have, in seconds since 1970.
    public static var timeRange: Range<Int64> {
        @inlinable get { 0..<(1 << 33) }
    }

    /// How late a sample may be and still belong to the running epoch, in seconds.
    public static var maximumLatenessSeconds: Int64 {
        @inlinable get { 120 }
    }

    /// The meter's time in UTC seconds since 1970.
    @inlinable
    public var timeUnixSeconds: Int64 {
        Int64(bitPattern: rawValue >> 31)
    }

    /// How far the time lies behind the largest one of its epoch, in seconds; 0 for most.
    @inlinable
    public var latenessSeconds: Int64 {
        Int64(bitPattern: (rawValue >> 24) & 0x7F)
    }

    /// The largest time of the epoch up to and including this sample, in seconds since 1970.
    @inlinable
    public var runningMaximumUnixSeconds: Int64 {
        timeUnixSeconds &+ latenessSeconds
    }

    /// The sample's flags.
    @inlinable
    public var flags: SampleFlags {
        get { SampleFlags(rawValue: UInt8(truncatingIfNeeded: rawValue >> 16)) }
        set { rawValue = (rawValue & ~(0xFF << 16)) | (UInt64(newValue.rawValue) << 16) }
    }

    /// Why there is a hole before this sample, where the cause is known.
    @inlinable
    public var gapCauseBefore: GapCause? {
        get {
            let bits = (rawValue >> 12) & 0xF
            return bits == 0 ? nil : GapCause(rawValue: UInt8(truncatingIfNeeded: bits &- 1))
        }
        set {
            let bits = newValue.map { UInt64($0.rawValue) + 1 } ?? 0
            rawValue = (rawValue & ~(0xF << 12)) | (bits << 12)
        }
    }

    /// The 12 bits that belong to the sample type.
    @inlinable
    public var freeBits: UInt64 {
        get { rawValue & 0xFFF }
        set { rawValue = (rawValue & ~0xFFF) | (newValue & 0xFFF) }
    }

    /// The bits in which a cause is kept.
    @inlinable static var causeMask: UInt64 { 0xF << 12 }

    /// The same without lateness and the flags that the ring sets.
    @inlinable
    @inline(__always)
    var asHandedIn: SampleStamp {
        SampleStamp(
            rawValue: rawValue & ~(0x7F << 24 | UInt64(SampleFlags.setByRing.rawValue) << 16))
    }

    /// Notes the lateness, 0 to 120 s; the ring does this.
    @inlinable
    mutating func setLateness(_ seconds: Int64) {
        rawValue = (rawValue & ~(0x7F << 24)) | (UInt64(bitPattern: seconds & 0x7F) << 24)
    }
}
