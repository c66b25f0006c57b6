/// One reading of the meter's energy registers: 32 bytes, the same here as in the ring.
public struct RegisterSample: RingSample {
    /// Time and circumstances.
    public var stamp: SampleStamp

    /// Bit 63: the register was read. Bits 62-0: energy delivered to the home, milliwatt-hours.
    @usableFromInline var delivered: UInt64

    /// Bit 63: the register was read. Bits 62-0: energy received from the home, milliwatt-hours.
    @usableFromInline var received: UInt64

    /// Bits 21-0: upper bits of the receive offset; the others are 0.
    @usableFromInline var offsetHigh: UInt64

    /// A reading of the registers.
    ///
    /// - Parameters:
    ///   - timeUnixSeconds: the meter's time, 0 to 2^33 - 1 UTC seconds since 1970.
    ///   - deliveredMilliwattHours: energy taken from the grid, below 2^63; nil where not read.
    ///   - receivedMilliwattHours: energy given to the grid, below 2^63; nil where not read.
    ///   - receiveOffsetSeconds: time of reception minus the meter's time.
    ///   - flags: what the writer knows; `SampleFlags.setByRing` are overwritten by the ring.
    ///   - gapCauseBefore: why there is a hole before this reading, where that is known.
    /// - Throws: `SampleRangeError` with `.time`, `.receiveTime`, `.delivered` or `.received`.
    @inlinable
    public init(
        timeUnixSeconds: Int64, deliveredMilliwattHours: UInt64?, receivedMilliwattHours: UInt64?,
        receiveOffsetSeconds: Int64 = 0, flags: SampleFlags = [], gapCauseBefore: GapCause? = nil
    ) throws(SampleRangeError) {
        stamp = try SampleStamp(
            timeUnixSeconds: timeUnixSeconds, flags: flags, gapCauseBefore: gapCauseBefore)
        let offset = try ReceiveOffset.bits(
            offsetSeconds: receiveOffsetSeconds, timeUnixSeconds: timeUnixSeconds)
        stamp.freeBits = offset
        offsetHigh = offset >> 12
        delivered = try Self.bits(deliveredMilliwattHours, .delivered)
        received = try Self.bits(receivedMilliwattHours, .received)
    }

    @inlinable
    static func bits(
        _ register: UInt64?, _ code: SampleRangeError.Code
    ) throws(SampleRangeError) -> UInt64 {
        guard let register else { return 0 }
        guard register < 1 << 63 else { throw SampleRangeError(code: code, value: .max) }
        return register | 1 << 63
    }

    /// Energy taken from the grid in milliwatt-hours, or nil where the register was not read.
    @inlinable
    public var deliveredMilliwattHours: UInt64? {
        delivered >> 63 == 0 ? nil : delivered & ~(1 << 63)
    }

    /// Energy given to the grid in milliwatt-hours, or nil where the register was not read.
    @inlinable
    public var receivedMilliwattHours: UInt64? {
        received >> 63 == 0 ? nil : received & ~(1 << 63)
    }

    /// Time of reception minus the meter's time, in seconds.
    @inlinable
    public var receiveOffsetSeconds: Int64 {
        ReceiveOffset.seconds(low: stamp.freeBits, high: offsetHigh)
    }

    // MARK: RingSample

    /// Eight words: 32 bytes.
    @inlinable
    public static var wordCount: Int { 8 }

    /// Registers are not integrated.
    @inlinable
    public static var isPower: Bool { false }

    /// 0: registers are no power.
    @inlinable
    public var powerMilliwatts: Int64 { 0 }

    /// The register of energy delivered in milliwatt-hours, where it was read.
    @inlinable
    public static func plotValue(wordPairs: (Int) -> UInt64) -> Int64? {
        let delivered = wordPairs(1)
        return delivered >> 63 == 0 ? nil : Int64(bitPattern: delivered & ~(1 << 63))
    }

    /// Stamp, delivered, received, offset.
    @inlinable
    public func wordPair(at index: Int) -> UInt64 {
        switch index {
        case 0: stamp.rawValue
        case 1: delivered
        case 2: received
        default: offsetHigh
        }
    }

    /// Rebuilds a sample from its four pairs of words.
    @inlinable
    public init(wordPairs: (Int) -> UInt64) {
        stamp = SampleStamp(rawValue: wordPairs(0))
        delivered = wordPairs(1)
        received = wordPairs(2)
        offsetHigh = wordPairs(3)
    }

    /// Whether both registers are the same.
    @inlinable
    public func hasSameValues(as other: RegisterSample) -> Bool {
        delivered == other.delivered && received == other.received
    }
}
