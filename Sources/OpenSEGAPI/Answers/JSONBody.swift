internal import IntervalCache

/// A range as JSON: what it is, its coverage with every gap, then the readings in order of arrival,
/// then whether the answer is complete.
struct JSONBody<Sample: ServedSample> {
    private let plan: RangePlan<Sample>
    private let series: ServedSeries
    private let runStartedUnixSeconds: Int64
    private let points: Int?
    private let bucketSeconds: Int64?
    private var puller: ReadingPuller<Sample>
    private var json = JSONWriter()
    private var hasBegun = false

    init(
        _ plan: RangePlan<Sample>, series: ServedSeries, reducer: PlotReducer<Sample>?,
        points: Int?, runStartedUnixSeconds: Int64
    ) {
        self.plan = plan
        self.series = series
        self.runStartedUnixSeconds = runStartedUnixSeconds
        self.points = points
        bucketSeconds = reducer?.bucketSeconds
        puller = ReadingPuller(plan, reducer: reducer)
    }

    mutating func writeNextPiece(into output: inout [UInt8]) -> APIBodyProgress {
        swap(&json.output, &output)
        defer { swap(&json.output, &output) }
        if !hasBegun {
            hasBegun = true
            begin()
        }
        let hasMore = puller.readBatch(256)
        for (index, stored) in puller.batch.enumerated() {
            json.beginObject()
            ReadingJSON.writeMembers(stored, to: &json)
            if points != nil, puller.followsGap[index] { json.bool("follows_gap", true) }
            json.endObject()
        }
        if !hasMore { end() }
        return hasMore ? .more : .finished
    }

    private mutating func begin() {
        json.beginObject()
        json.string("series", series.rawValue)
        json.string("unit", series == .intervalReading ? "W" : "Wh")
        json.integer("interval_seconds", plan.ring.nominalIntervalSeconds)
        json.integer("run", runStartedUnixSeconds)
        json.beginObject("range")
        json.integer("start", plan.startUnixSeconds)
        json.integer("end", plan.endUnixSeconds)
        json.integer("first", plan.report.firstTimeUnixSeconds)
        json.integer("last", plan.report.lastTimeUnixSeconds)
        json.endObject()
        json.beginObject("sequence")
        json.integer("first", plan.sequences.lowerBound)
        json.integer("last", plan.sequences.upperBound)
        json.integer("overwritten", plan.report.overwrittenCount)
        json.endObject()
        CoverageText.write(plan.report, to: &json)
        if let points {
            json.beginObject("points")
            json.integer("at_most", points)
            json.integer("bucket_seconds", bucketSeconds)
            json.endObject()
        }
        json.beginArray("readings")
    }

    private mutating func end() {
        json.endArray()
        json.integer("overtaken", puller.overtakenCount)
        json.bool("complete", puller.overtakenCount == 0)
        json.endObject()
        json.output.append(0x0A)
    }
}

/// One reading as JSON.
enum ReadingJSON {
    /// The members of one reading: time, values, number, epoch; flags and the cause of the hole
    /// before it only where there are any.
    static func writeMembers(_ stored: StoredSample<some ServedSample>, to json: inout JSONWriter) {
        json.integer("time", stored.sample.timeUnixSeconds)
        stored.sample.writeValues(to: &json)
        json.integer("sequence", stored.sequence)
        json.integer("epoch", stored.epoch)
        let flags = stored.sample.flags
        if !flags.isEmpty {
            json.beginArray("flags")
            for word in flags.words { json.string(nil, word) }
            json.endArray()
        }
        if let cause = stored.sample.gapCauseBefore { json.string("gap_cause", cause.word) }
    }
}
