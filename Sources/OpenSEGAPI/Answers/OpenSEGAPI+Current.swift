internal import IntervalCache

// The current reading: one value with its age, and never a stale one.

/// How old a reading is, and whether it may still be called current.
struct Freshness: Hashable {
    /// Receive time to now, by the gateway's clock; negative when that clock was set back.
    var ageSeconds: Int64
    /// At this age a reading is too old to be current: so many intervals at which they usually come.
    var limitSeconds: Int64

    /// True while the reading may be called current. A reading from the future (the gateway's clock
    /// was set back) is not: its true age is unknown.
    var isFresh: Bool {
        ageSeconds < limitSeconds && ageSeconds > -limitSeconds
    }
}

extension OpenSEGAPI {
    func freshness<Sample: ServedSample>(
        of stored: StoredSample<Sample>, in ring: IntervalRing<Sample>, _ nowUnixSeconds: Int64
    ) -> Freshness {
        Freshness(
            ageSeconds: nowUnixSeconds &- stored.sample.receiveTimeUnixSeconds,
            limitSeconds: Int64(configuration.staleAfterIntervals)
                &* Int64(ring.usualIntervalSeconds))
    }

    /// The newest reading in the wanted format, or 503 with the reason why there is none to show.
    func currentReading<Sample: ServedSample>(
        _ ring: IntervalRing<Sample>, _ wanted: ReadingsRequest, _ nowUnixSeconds: Int64
    ) throws(APIProblem) -> APIResponse {
        let retry = max(1, ring.nominalIntervalSeconds)
        guard let newest = ring.newest else {
            throw .unavailable(
                "no reading has been received yet: \(status().sentence)", retryAfterSeconds: retry)
        }
        let freshness = freshness(of: newest, in: ring, nowUnixSeconds)
        guard freshness.isFresh else {
            let received = UTCText.string(newest.sample.receiveTimeUnixSeconds)
            let age =
                freshness.ageSeconds >= 0
                ? "is \(freshness.ageSeconds) s old (received \(received)); "
                    + "a current reading is less than \(freshness.limitSeconds) s old"
                : "was received at \(received), which lies in the future: "
                    + "the gateway's clock was set back and its age is unknown"
            throw .unavailable(
                "the newest reading \(age): \(status().sentence)", retryAfterSeconds: retry)
        }
        let column = ServedColumn(wanted.series, wanted.flow)
        var age = NumberFields()
        age.append("age", freshness.ageSeconds)
        age.append("limit", freshness.limitSeconds)
        let headers = [
            Self.notStored, (name: "OpenSEG-Age", value: age.text),
            RangeHeaders.sequence(
                newest.sequence...newest.sequence, overwrittenCount: 0,
                runStartedUnixSeconds: runStartedUnixSeconds),
        ]
        switch wanted.format {
        case .json:
            return APIResponse(
                status: 200, headers: headers, contentType: "application/json",
                body: .bytes(
                    currentJSON(newest, freshness, wanted.series, ring.nominalIntervalSeconds)))
        case .csv:
            guard let value = newest.sample.thousandths(column) else {
                throw .noData("the meter has not told its register of energy \(column.flowWord)")
            }
            var row = wanted.hasHeaderRow ? CSVRow.header(column) : []
            CSVRow.append(value, newest.sample.timeUnixSeconds, to: &row)
            return APIResponse(
                status: 200, headers: headers,
                contentType: CSVRow.contentType(hasHeaderRow: wanted.hasHeaderRow),
                body: .bytes(row))
        case .gb:
            guard newest.sample.thousandths(column) != nil else {
                throw .noData("the meter has not told its register of energy \(column.flowWord)")
            }
            let plan = try RangePlan(
                ring, .since(sequence: newest.sequence &- 1, waitSeconds: nil),
                nowUnixSeconds: nowUnixSeconds)
            return try greenButton(plan, column, headers)
        }
    }

    private func currentJSON<Sample: ServedSample>(
        _ newest: StoredSample<Sample>, _ freshness: Freshness, _ series: ServedSeries,
        _ intervalSeconds: Int
    ) -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        json.string("series", series.rawValue)
        json.string("unit", series == .intervalReading ? "W" : "Wh")
        json.integer("interval_seconds", intervalSeconds)
        json.integer("run", runStartedUnixSeconds)
        json.beginObject("reading")
        ReadingJSON.writeMembers(newest, to: &json)
        json.utc("utc", newest.sample.timeUnixSeconds)
        json.integer("received_at", newest.sample.receiveTimeUnixSeconds)
        json.endObject()
        json.integer("age_seconds", freshness.ageSeconds)
        json.integer("age_limit_seconds", freshness.limitSeconds)
        json.bool("fresh", freshness.isFresh)
        json.endObject()
        json.output.append(0x0A)
        return json.output
    }
}
