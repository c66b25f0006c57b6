/// One reading of the instantaneous demand: 16 bytes, the same in the caller's hands as in the ring.
///
/// Positive is power taken from the grid, negative is power given to it.
public struct DemandSample: RingSample {
    /// Time and circumstances.
    public var stamp: SampleStamp

    /// Bits 63-22: demand in milliwatts, signed. Bits 21-0: upper bits of the receive offset.
    @usableFromInline var reading: UInt64

    /// A reading of the demand.
    ///
    /// - Parameters:
    ///   - timeUnixSeconds: the meter's time, 0 to 2^33 - 1 UTC seconds since 1970.
    ///   - demandMilliwatts: at most 2^41 - 1 in either direction.
    ///   - receiveOffsetSeconds: time of reception minus the meter's time.
    ///   - flags: what the writer knows; `SampleFlags.setByRing` are overwritten by the ring.
    ///   - gapCauseBefore: why there is a hole before this reading, where that is known.
    /// - Throws: `SampleRangeError` with `.time`, `.receiveTime` or `.demand`.
    @inlinable
    public init(
        timeUnixSeconds: Int64, demandMilliwatts: Int64, receiveOffsetSeconds: Int64 = 0,
        flags: SampleFlags = [], gapCauseBefore: GapCause? = nil
    ) throws(SampleRangeError) {
        stamp = try SampleStamp(
            timeUnixSeconds: timeUnixSeconds, flags: flags, gapCauseBefore: gapCauseBefore)
        let offset = try ReceiveOffset.bits(
            offsetSeconds: receiveOffsetSeconds, timeUnixSeconds: timeUnixSeconds)
        guard demandMilliwatts.magnitude < 1 << 41 else {
            throw SampleRangeError(code: .demand, value: demandMilliwatts)
        }
        stamp.freeBits = offset
        reading = UInt64(bitPattern: demandMilliwatts) << 22 | offset >> 12
    }

    /// The demand in milliwatts.
    @inlinable
    public var demandMilliwatts: Int64 { Int64(bitPattern: reading) >> 22 }

    /// Time of reception minus the meter's time, in seconds.
    @inlinable
    public var receiveOffsetSeconds: Int64 {
        ReceiveOffset.seconds(low: stamp.freeBits, high: reading)
    }

    // MARK: RingSample

    /// Four words: 16 bytes.
    @inlinable
    public static var wordCount: Int { 4 }

    /// The ring integrates the demand.
    @inlinable
    public static var isPower: Bool { true }

    /// The demand in milliwatts.
    @inlinable
    public var powerMilliwatts: Int64 { demandMilliwatts }

    /// The demand in milliwatts.
    @inlinable
    public static func plotValue(wordPairs: (Int) -> UInt64) -> Int64? {
        Int64(bitPattern: wordPairs(1)) >> 22
    }

    /// The stamp, then the reading.
    @inlinable
    public func wordPair(at index: Int) -> UInt64 { index == 0 ? stamp.rawValue : reading }

    /// Rebuilds a sample from its two pairs of words.
    @inlinable
    public init(wordPairs: (Int) -> UInt64) {
        stamp = SampleStamp(rawValue: wordPairs(0))
        reading = wordPairs(1)
    }

    /// Whether the demand is the same.
    @inlinable
    public func hasSameValues(as other: DemandSample) -> Bool {
        demandMilliwatts == other.demandMilliwatts
    }
}
