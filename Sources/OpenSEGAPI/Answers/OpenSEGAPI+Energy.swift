internal import IntervalCache

// Energy per aligned block.

extension OpenSEGAPI {
    func energy(
        _ wanted: ReadingsRequest, _ request: APIRequest, _ nowUnixSeconds: Int64
    ) throws(APIProblem) -> APIResponse {
        if wanted.flow == .net {
            let plan = try plan(demand, wanted, nowUnixSeconds)
            let rows = EnergyBlockRows.net(plan, periodSeconds: wanted.periodSeconds)
            return try energy(plan, rows, wanted, request)
        }
        let plan = try plan(register, wanted, nowUnixSeconds)
        let column = ServedColumn(wanted.series, wanted.flow)
        let rows = EnergyBlockRows.register(plan, column, periodSeconds: wanted.periodSeconds)
        return try energy(plan, rows, wanted, request)
    }

    /// The last block is looked for in the last two periods: further back, it would not be current.
    private func plan<Sample: ServedSample>(
        _ ring: IntervalRing<Sample>, _ wanted: ReadingsRequest, _ nowUnixSeconds: Int64
    ) throws(APIProblem) -> RangePlan<Sample> {
        guard wanted.selection == .current else {
            return try RangePlan(ring, wanted.selection, nowUnixSeconds: nowUnixSeconds)
        }
        do throws(APIProblem) {
            return try RangePlan(
                ring, .lastSeconds(2 * wanted.periodSeconds), nowUnixSeconds: nowUnixSeconds)
        } catch {
            throw .unavailable(
                "there has been no reading for two periods: \(status().sentence)",
                retryAfterSeconds: ring.nominalIntervalSeconds)
        }
    }

    private func energy<Sample: ServedSample>(
        _ plan: RangePlan<Sample>, _ found: [EnergyBlockRow], _ wanted: ReadingsRequest,
        _ request: APIRequest
    ) throws(APIProblem) -> APIResponse {
        var rows = found
        if wanted.selection == .current { rows = Array(rows.suffix(1)) }
        guard let last = rows.last else {
            throw .noData(
                "no block of \(wanted.periodSeconds) s lies wholly in this range, has ended and has "
                    + "readings")
        }
        let run = runStartedUnixSeconds
        var headers = RangeHeaders.all(plan, runStartedUnixSeconds: run)
        headers.append(
            (
                name: "OpenSEG-Blocks",
                value: "count=\(rows.count), partial="
                    + "\(rows.count { $0.coveredSeconds < wanted.periodSeconds })"
            ))
        if let answer = notModified(plan, wanted, request, run, &headers) { return answer }
        switch wanted.format {
        case .csv:
            var body = RowBody(
                head: wanted.hasHeaderRow ? CSVRow.header(.delivered) : [], rowCount: rows.count
            ) { [rows] index, output in
                CSVRow.append(rows[index].milliwattHours, rows[index].startUnixSeconds, to: &output)
            }
            return APIResponse(
                status: 200, headers: headers,
                contentType: CSVRow.contentType(hasHeaderRow: wanted.hasHeaderRow),
                body: .stream(PulledBody { body.writeNextPiece(into: &$0) }))
        case .json:
            var body = EnergyJSON.body(plan, rows, wanted, runStartedUnixSeconds: run)
            return APIResponse(
                status: 200, headers: headers, contentType: "application/json",
                body: .stream(PulledBody { body.writeNextPiece(into: &$0) }))
        case .gb:
            let end = last.startUnixSeconds + wanted.periodSeconds
            headers.append(
                (
                    name: "Content-Disposition",
                    value: "attachment; filename=\"openseg-energy-\(wanted.flow.rawValue)-"
                        + "\(rows[0].startUnixSeconds)-\(end).xml\""
                ))
            var body = EnergyFeedBody(
                rows, periodSeconds: wanted.periodSeconds,
                feed: codes.feed(
                    title: "Energy per interval", publishedUnixSeconds: run,
                    updatedUnixSeconds: end),
                meter: codes.energyMeterReading(wanted.flow, periodSeconds: wanted.periodSeconds))
            return APIResponse(
                status: 200, headers: headers, contentType: "application/atom+xml",
                body: .stream(PulledBody { body.writeNextPiece(into: &$0) }))
        }
    }
}

/// Energy blocks as JSON.
enum EnergyJSON {
    static func body<Sample: ServedSample>(
        _ plan: RangePlan<Sample>, _ rows: [EnergyBlockRow], _ wanted: ReadingsRequest,
        runStartedUnixSeconds: Int64
    ) -> RowBody {
        var json = JSONWriter()
        json.beginObject()
        json.string("series", wanted.series.rawValue)
        json.string("unit", "Wh")
        json.string("flow", wanted.flow.rawValue)
        json.string("source", wanted.flow == .net ? "demand_readings" : "registers")
        json.integer("period_seconds", wanted.periodSeconds)
        json.integer("run", runStartedUnixSeconds)
        json.beginObject("range")
        json.integer("start", plan.startUnixSeconds)
        json.integer("end", plan.endUnixSeconds)
        json.endObject()
        CoverageText.write(plan.report, to: &json)
        json.beginArray("blocks")
        return RowBody(
            head: json.output, rowCount: rows.count, tail: Array("]}\n".utf8)
        ) { index, output in
            if index > 0 { output.append(UInt8(ascii: ",")) }
            let row = rows[index]
            var json = JSONWriter()
            swap(&json.output, &output)
            json.beginObject()
            json.integer("start", row.startUnixSeconds)
            json.integer("end", row.startUnixSeconds + wanted.periodSeconds)
            json.thousandths("watt_hours", row.milliwattHours)
            json.integer("covered_seconds", row.coveredSeconds)
            json.bool("complete", row.coveredSeconds == wanted.periodSeconds)
            json.endObject()
            swap(&json.output, &output)
        }
    }
}
