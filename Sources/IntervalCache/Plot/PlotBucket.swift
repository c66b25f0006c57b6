/// One of the equal stretches into which a plot divides its range, with the extremes of the samples
/// in it, so that no peak is lost.
public struct PlotBucket: Sendable, Hashable {
    /// The extremes and ends of the samples of a bucket.
    public struct Values: Sendable, Hashable {
        /// The value that arrived first.
        public var first: Int64
        /// The value that arrived last.
        public var last: Int64
        /// The smallest value.
        public var minimum: Int64
        /// The largest value.
        public var maximum: Int64
        /// How many samples had a value.
        public var sampleCount: Int

        /// Extremes and ends from their parts.
        public init(
            first: Int64, last: Int64, minimum: Int64, maximum: Int64, sampleCount: Int
        ) {
            self.first = first
            self.last = last
            self.minimum = minimum
            self.maximum = maximum
            self.sampleCount = sampleCount
        }
    }

    /// The first second of the bucket, by the meter's clock, in UTC seconds since 1970.
    public var startUnixSeconds: Int64
    /// The second after its last.
    public var endUnixSeconds: Int64
    /// What the samples in it say; nil where there are none: an empty bucket stays empty.
    public var values: Values?
    /// Whether a gap ends, or an epoch starts, at a sample of this bucket. A line may be drawn on
    /// from the last bucket with values only where this is false.
    public var followsGap: Bool

    /// A bucket from its parts.
    public init(
        startUnixSeconds: Int64, endUnixSeconds: Int64, values: Values?, followsGap: Bool
    ) {
        self.startUnixSeconds = startUnixSeconds
        self.endUnixSeconds = endUnixSeconds
        self.values = values
        self.followsGap = followsGap
    }
}

extension PlotBucket {
    mutating func take(_ value: Int64) {
        guard var values else {
            values = Values(
                first: value, last: value, minimum: value, maximum: value, sampleCount: 1)
            return
        }
        values.last = value
        values.minimum = min(values.minimum, value)
        values.maximum = max(values.maximum, value)
        values.sampleCount &+= 1
        self.values = values
    }

    mutating func take(_ other: Values) {
        guard var values else {
            values = other
            return
        }
        values.last = other.last
        values.minimum = min(values.minimum, other.minimum)
        values.maximum = max(values.maximum, other.maximum)
        values.sampleCount &+= other.sampleCount
        self.values = values
    }
}
