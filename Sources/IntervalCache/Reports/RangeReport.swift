/// What a selection holds and what it lacks.
///
/// **Expected is present plus missing.** Missing are the samples that the gaps stand for. A gap is a
/// spacing of more than one and a half *usual* intervals, or a hole whose cause was noted; usual is
/// the median of the last nine spacings when the sample came, and never below the nominal interval.
/// So a device that reports every 8 s though asked for every 4 s is whole, and says so by
/// `usualIntervalSeconds`; four lost readings in a row are missing.
///
/// For a range of time the stretches before the first and after the last sample count too: up to the
/// range's ends. For the others only what lies between the samples does.
public struct RangeReport: Sendable, Hashable {
    /// Present and missing samples together.
    public var expectedCount = 0
    /// Samples that the selection holds.
    public var presentCount = 0
    /// The number of the first sample, where there is one.
    public var firstSequence: UInt64?
    /// The number of the last sample, where there is one.
    public var lastSequence: UInt64?
    /// The time of the first sample in order of arrival, in UTC seconds since 1970.
    public var firstTimeUnixSeconds: Int64?
    /// The time of the last sample in order of arrival, in UTC seconds since 1970.
    public var lastTimeUnixSeconds: Int64?
    /// The first gaps, in order of arrival: as many as were asked for.
    public var gaps: [RangeGap] = []
    /// All gaps, listed or not.
    public var gapCount = 0
    /// The length of the longest gap, listed or not.
    public var longestGapSeconds: Int64 = 0
    /// For `.since`: samples after that number that the ring no longer holds.
    public var overwrittenCount: UInt64 = 0
    /// Samples left out because the writer came around while the report was made.
    public var overtakenCount: UInt64 = 0
    /// How many epochs of the meter's clock the samples come from.
    public var epochCount = 0
    /// The interval asked of the meter, in seconds.
    public var nominalIntervalSeconds = 0
    /// The interval at which samples come now, in seconds.
    public var usualIntervalSeconds = 0

    /// A report about nothing.
    public init() {}

    /// Present per million expected, rounded down, so that 1,000,000 is said only of what lacks
    /// nothing; also said where nothing was expected.
    public var coveragePartsPerMillion: Int {
        guard expectedCount > 0 else { return 1_000_000 }
        return Int(Int64(presentCount) &* 1_000_000 / Int64(expectedCount))
    }
}
