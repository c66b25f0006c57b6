/// How long readings last and how they are grouped into blocks, given only when they were taken.
///
/// A sample lasts until the next one when that comes within twice the nominal interval, else for
/// the nominal interval: a dropout stays visible as a gap, and periods never overlap. A value that
/// belongs to a fixed interval never lasts longer than that. Blocks are aligned to UTC, one hour
/// each unless told otherwise, so that a closed block never changes.
public struct IntervalTiming: Hashable, Sendable {
    /// What a value stands for.
    public enum ReadingSpan: Hashable, Sendable {
        /// A sample, taken to hold until the next one (demand, registers).
        case untilNextReading
        /// A quantity of one interval of the nominal length (energy per interval).
        case fixedInterval
    }

    /// What a value stands for.
    public let readingSpan: ReadingSpan
    /// The distance at which readings are expected, in seconds, at least 1.
    public let nominalIntervalSeconds: UInt32
    /// The length of a block in seconds, at least 1.
    public let blockLengthSeconds: UInt32

    /// A rule for readings every `nominalIntervalSeconds`. Zero counts as one for both lengths.
    public init(
        nominalIntervalSeconds: UInt32, readingSpan: ReadingSpan = .untilNextReading,
        blockLengthSeconds: UInt32 = 3600
    ) {
        self.readingSpan = readingSpan
        self.nominalIntervalSeconds = max(1, nominalIntervalSeconds)
        self.blockLengthSeconds = max(1, blockLengthSeconds)
    }

    /// How long the reading at `startUnixSeconds` lasts.
    ///
    /// - Parameters:
    ///   - startUnixSeconds: The start of the reading.
    ///   - nextStartUnixSeconds: The start of the reading after it, in whatever block; nil when there
    ///     is none. A start that is not later counts as none.
    public func durationSeconds(
        startUnixSeconds: Int64, nextStartUnixSeconds: Int64?
    ) -> UInt32 {
        guard let nextStartUnixSeconds, nextStartUnixSeconds > startUnixSeconds else {
            return nominalIntervalSeconds
        }
        let (distance, overflow) =
            nextStartUnixSeconds.subtractingReportingOverflow(startUnixSeconds)
        let longest: Int64 =
            switch readingSpan {
            case .untilNextReading: 2 * Int64(nominalIntervalSeconds)
            case .fixedInterval: Int64(nominalIntervalSeconds)
            }
        guard !overflow, distance <= longest else { return nominalIntervalSeconds }
        return UInt32(clamping: distance)
    }

    /// The interval of a block, from its first and last reading and the first one after it.
    ///
    /// A length beyond what an ESPI duration can say (136 years) is given as the longest one.
    public func interval(
        firstStartUnixSeconds: Int64, lastStartUnixSeconds: Int64, nextStartUnixSeconds: Int64?
    ) -> DateTimeInterval {
        let lastDuration = durationSeconds(
            startUnixSeconds: lastStartUnixSeconds, nextStartUnixSeconds: nextStartUnixSeconds)
        let (distance, overflow) =
            lastStartUnixSeconds.subtractingReportingOverflow(firstStartUnixSeconds)
        let (length, tooLong) = distance.addingReportingOverflow(Int64(lastDuration))
        return DateTimeInterval(
            durationSeconds: overflow || tooLong ? .max : UInt32(clamping: length),
            startUnixSeconds: firstStartUnixSeconds)
    }

    /// The aligned start of the block that the time lies in.
    public func blockStart(containing unixSeconds: Int64) -> Int64 {
        let (start, overflow) = unixSeconds.subtractingReportingOverflow(
            unixSeconds.flooredModulo(Int64(blockLengthSeconds)))
        return overflow ? .min : start
    }
}
