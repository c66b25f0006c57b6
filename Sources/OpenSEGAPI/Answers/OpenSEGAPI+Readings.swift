internal import IntervalCache

// Readings of the two caches: the current one, and ranges.

extension OpenSEGAPI {
    func readings(
        _ wanted: ReadingsRequest, _ request: APIRequest, _ nowUnixSeconds: Int64
    ) throws(APIProblem) -> APIResponse {
        switch wanted.series {
        case .intervalReading:
            try readings(demand, wanted, request, nowUnixSeconds)
        case .registerReading:
            try readings(register, wanted, request, nowUnixSeconds)
        case .intervalEnergy:
            throw .notFound("this part of the interface is not served")
        }
    }

    private func readings<Sample: ServedSample>(
        _ ring: IntervalRing<Sample>, _ wanted: ReadingsRequest, _ request: APIRequest,
        _ nowUnixSeconds: Int64
    ) throws(APIProblem) -> APIResponse {
        if wanted.selection == .current {
            return try currentReading(ring, wanted, nowUnixSeconds)
        }
        return try range(ring, wanted, request, nowUnixSeconds)
    }

    private func range<Sample: ServedSample>(
        _ ring: IntervalRing<Sample>, _ wanted: ReadingsRequest, _ request: APIRequest,
        _ nowUnixSeconds: Int64
    ) throws(APIProblem) -> APIResponse {
        let plan = try RangePlan(ring, wanted.selection, nowUnixSeconds: nowUnixSeconds)
        let column = ServedColumn(wanted.series, wanted.flow)
        let run = status().startedUnixSeconds
        var headers = RangeHeaders.all(plan, runStartedUnixSeconds: run)
        let tag = plan.entityTag(wanted, runStartedUnixSeconds: run)
        if let tag {
            headers.append((name: "ETag", value: tag))
            headers.append((name: "Cache-Control", value: "private, no-cache"))
            if let known = request.ifNoneMatch, EntityTag.matches(tag, ifNoneMatch: known) {
                return APIResponse(status: 304, headers: headers)
            }
        } else {
            headers.append(Self.notStored)
        }
        switch wanted.format {
        case .csv:
            try requireValues(plan, column)
            return APIResponse(
                status: 200, headers: headers,
                contentType: CSVRow.contentType(hasHeaderRow: wanted.hasHeaderRow),
                body: .stream(
                    CSVStream(plan, column: column, hasHeaderRow: wanted.hasHeaderRow)))
        case .json:
            return APIResponse(
                status: 200, headers: headers, contentType: "application/json",
                body: .stream(
                    JSONStream(plan, series: wanted.series, runStartedUnixSeconds: run)))
        case .gb:
            try requireValues(plan, column)
            return try greenButton(plan, column, headers)
        }
    }

    /// A meter may tell only one of its two registers: an answer without a row is no answer.
    private func requireValues<Sample: ServedSample>(
        _ plan: RangePlan<Sample>, _ column: ServedColumn
    ) throws(APIProblem) {
        guard column != .demand else { return }
        var puller = ReadingPuller(plan)
        while puller.readBatch(512) {
            if puller.batch.contains(where: { $0.sample.thousandths(column) != nil }) { return }
        }
        throw .noData("the meter has not told its register of energy \(column.flowWord)")
    }
}
