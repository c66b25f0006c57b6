internal import IntervalCache

// Readings of the two caches: the current one, and ranges.

extension OpenSEGAPI {
    func readings(
        _ wanted: ReadingsRequest, _ request: APIRequest, _ nowUnixSeconds: Int64,
        _ kept: KeptRows?
    ) throws(APIProblem) -> APIResponse {
        switch (wanted.selection, wanted.series) {
        case (.current, .intervalReading): try currentReading(demand, wanted, nowUnixSeconds)
        case (.current, .registerReading): try currentReading(register, wanted, nowUnixSeconds)
        case (_, .intervalEnergy): try energy(wanted, request, nowUnixSeconds)
        default: try rangeOrWait(wanted, request, nowUnixSeconds, kept)
        }
    }

    /// With `wait`, and only where nothing is new, the answer is put off. A HEAD does not wait.
    private func rangeOrWait(
        _ wanted: ReadingsRequest, _ request: APIRequest, _ nowUnixSeconds: Int64,
        _ kept: KeptRows?
    ) throws(APIProblem) -> APIResponse {
        do throws(APIProblem) {
            return try range(wanted, request, nowUnixSeconds, kept)
        } catch {
            guard case .since(let sequence, let seconds?) = wanted.selection, !request.isHead,
                sequence == newestSequence(wanted.series)
            else { throw error }
            let poll = LongPoll(
                self, wanted, request, askedUnixSeconds: nowUnixSeconds, waitSeconds: seconds)
            return APIResponse(status: 200, body: .pending(poll))
        }
    }

    /// The number of the newest sample of a series; 0 where there is none yet.
    func newestSequence(_ series: ServedSeries) -> UInt64 {
        switch series {
        case .registerReading: register.newest?.sequence ?? 0
        case .intervalReading, .intervalEnergy: demand.newest?.sequence ?? 0
        }
    }

    func range(
        _ wanted: ReadingsRequest, _ request: APIRequest, _ nowUnixSeconds: Int64,
        _ kept: KeptRows? = nil
    ) throws(APIProblem) -> APIResponse {
        wanted.series == .registerReading
            ? try range(register, wanted, request, nowUnixSeconds)
            : try range(demand, wanted, request, nowUnixSeconds) { kept?.body(for: $0) }
    }

    private func range<Sample: ServedSample>(
        _ ring: IntervalRing<Sample>, _ wanted: ReadingsRequest, _ request: APIRequest,
        _ nowUnixSeconds: Int64, keptRows: (RangePlan<Sample>) -> KeptRowsBody? = { _ in nil }
    ) throws(APIProblem) -> APIResponse {
        let plan = try RangePlan(ring, wanted.selection, nowUnixSeconds: nowUnixSeconds)
        let column = ServedColumn(wanted.series, wanted.flow)
        let run = runStartedUnixSeconds
        var headers = RangeHeaders.all(plan, runStartedUnixSeconds: run)
        if let answer = notModified(plan, wanted, request, run, &headers) { return answer }
        let reducer = try wanted.points.map { (points) throws(APIProblem) in
            try PlotReducer(plan, column, points: points)
        }
        switch wanted.format {
        case .csv:
            try requireValues(plan, column)
            let stream: any APIBodyStream
            if reducer == nil, !wanted.hasHeaderRow, let kept = keptRows(plan) {
                stream = kept
            } else {
                var body = CSVBody(
                    plan, column: column, reducer: reducer, hasHeaderRow: wanted.hasHeaderRow)
                stream = PulledBody { body.writeNextPiece(into: &$0) }
            }
            return APIResponse(
                status: 200, headers: headers,
                contentType: CSVRow.contentType(hasHeaderRow: wanted.hasHeaderRow),
                body: .stream(stream))
        case .json:
            var body = JSONBody(
                plan, series: wanted.series, reducer: reducer, points: wanted.points,
                runStartedUnixSeconds: run)
            return APIResponse(
                status: 200, headers: headers, contentType: "application/json",
                body: .stream(PulledBody { body.writeNextPiece(into: &$0) }))
        case .gb:
            try requireValues(plan, column)
            return try greenButton(plan, column, headers)
        }
    }

    /// Adds the cache headers; for a closed range that the client has already, the answer is 304.
    func notModified<Sample: ServedSample>(
        _ plan: RangePlan<Sample>, _ wanted: ReadingsRequest, _ request: APIRequest,
        _ runStartedUnixSeconds: Int64, _ headers: inout [(name: String, value: String)]
    ) -> APIResponse? {
        guard
            let tag = plan.entityTag(
                wanted, isCompressed: request.acceptsGzip && GzipBody.isAvailable,
                runStartedUnixSeconds: runStartedUnixSeconds)
        else {
            headers.append(Self.notStored)
            return nil
        }
        headers.append((name: "ETag", value: tag))
        headers.append((name: "Cache-Control", value: "private, no-cache"))
        guard let known = request.ifNoneMatch, EntityTag.matches(tag, ifNoneMatch: known) else {
            return nil
        }
        return APIResponse(status: 304, headers: headers)
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
