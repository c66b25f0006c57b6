/// A fixed-width value that an `IntervalRing` can hold: so many 32-bit words, moved in pairs.
///
/// The first pair is a `SampleStamp`; the others are the type's own. Every bit pattern must decode
/// without a trap, because a reader that is overtaken decodes first and discards after.
public protocol RingSample: Sendable, Hashable {
    /// The number of 32-bit words of one sample: even, at least 2.
    static var wordCount: Int { get }

    /// Whether the ring keeps running integrals of `powerMilliwatts` for this series.
    static var isPower: Bool { get }

    /// Time and circumstances; the ring writes lateness, flags and cause here when it stores.
    var stamp: SampleStamp { get set }

    /// The power in milliwatts that the ring integrates where `isPower` holds, else 0.
    var powerMilliwatts: Int64 { get }

    /// When the gateway received the sample, less the meter's time, in seconds.
    var receiveOffsetSeconds: Int64 { get }

    /// The value that a plot of the series shows, or nil where the sample has none; from the
    /// sample's pairs of words, of which it reads only what it needs.
    static func plotValue(wordPairs: (Int) -> UInt64) -> Int64?

    /// Words `2 * index` (low half) and `2 * index + 1` (high half) of the sample.
    func wordPair(at index: Int) -> UInt64

    /// Rebuilds a sample from its pairs of words.
    init(wordPairs: (Int) -> UInt64)

    /// Whether the values are the same, whatever the times and circumstances are.
    func hasSameValues(as other: Self) -> Bool
}

extension RingSample {
    /// The meter's time in UTC seconds since 1970.
    @inlinable
    public var timeUnixSeconds: Int64 { stamp.timeUnixSeconds }

    /// The sample's flags.
    @inlinable
    public var flags: SampleFlags { stamp.flags }

    /// Why there is a hole before this sample, where the cause is known.
    @inlinable
    public var gapCauseBefore: GapCause? { stamp.gapCauseBefore }

    /// When the gateway received the sample, in UTC seconds since 1970 by its own clock.
    @inlinable
    public var receiveTimeUnixSeconds: Int64 { timeUnixSeconds &+ receiveOffsetSeconds }
}
