internal import IntervalCache

extension OpenSEGAPI {
    /// `/demand_response_report`: the load before, during and after an event, with what is needed to
    /// check it: coverage, the registers, the clocks, and a digest of the samples of each window.
    func demandResponseReport(
        _ query: Query, _ nowUnixSeconds: Int64
    ) throws(APIProblem) -> APIResponse {
        guard let start = try query.time(.start), let end = try query.time(.end),
            let baselineStart = try query.time(.baselineStart),
            let baselineEnd = try query.time(.baselineEnd)
        else {
            throw .badRequest(
                "give start, end, baseline_start and baseline_end; each is "
                    + QueryName.start.accepted)
        }
        try Query.requireOrder(start, end)
        try Query.requireOrder(baselineStart, baselineEnd, .baselineStart, .baselineEnd)
        guard baselineEnd <= start || baselineStart >= end else {
            throw .badRequest("the baseline must not overlap the event")
        }
        let baseline = try DemandWindow(
            demand, startUnixSeconds: baselineStart, endUnixSeconds: baselineEnd,
            nowUnixSeconds: nowUnixSeconds, name: "baseline")
        let meterNow = nowUnixSeconds &- (demand.newest?.sample.receiveOffsetSeconds ?? 0)
        guard end <= meterNow else {
            throw .noData("the event ends at \(UTCText.string(end)), which is still to come")
        }
        let event = try DemandWindow(
            demand, startUnixSeconds: start, endUnixSeconds: end, nowUnixSeconds: nowUnixSeconds,
            name: "event")
        // As long as the event, as far as that has passed.
        let reboundEnd = min(end + (end - start), meterNow)
        let rebound = try? DemandWindow(
            demand, startUnixSeconds: end, endUnixSeconds: reboundEnd,
            nowUnixSeconds: nowUnixSeconds, name: "rebound")
        var json = JSONWriter()
        json.beginObject()
        json.string("report", "demand_response")
        json.integer("run", runStartedUnixSeconds)
        write("baseline", baseline, to: &json)
        write("event", event, to: &json)
        if let rebound { write("rebound", rebound, to: &json) } else { json.null("rebound") }
        writeReduction(baseline, event, rebound, to: &json)
        ReportJSON.writeClock(event, status(), to: &json)
        json.endObject()
        json.output.append(0x0A)
        return ReportJSON.response(json.output)
    }

    private func write(
        _ key: StaticString, _ window: DemandWindow, to json: inout JSONWriter
    ) {
        json.beginObject(key)
        json.integer("start", window.startUnixSeconds)
        json.integer("end", window.endUnixSeconds)
        ReportJSON.writeEnergy(window, to: &json)
        if let energy = register.registerEnergy(
            startUnixSeconds: window.startUnixSeconds, endUnixSeconds: window.endUnixSeconds)
        {
            json.beginObject("register")
            ReportJSON.writeMembers(energy, to: &json)
            json.endObject()
        } else {
            json.null("register")
        }
        json.integer("samples", window.report.presentCount)
        json.string("sha256", window.digest.hexDigest())
        json.endObject()
    }

    private func writeReduction(
        _ baseline: DemandWindow, _ event: DemandWindow, _ rebound: DemandWindow?,
        to json: inout JSONWriter
    ) {
        guard let usual = baseline.meanMilliwatts, let during = event.meanMilliwatts else {
            return json.null("reduction")
        }
        let reduction = usual &- during
        json.beginObject("reduction")
        json.thousandths("watts", reduction)
        json.integer("parts_per_million", Rounding.partsPerMillion(reduction, of: usual))
        json.thousandths(
            "watt_hours",
            Rounding.quotient(
                reduction &* (event.endUnixSeconds &- event.startUnixSeconds), by: 3600))
        json.integer("ramp_seconds", rampSeconds(usual, reduction, event))
        json.thousandths("rebound_watts", rebound?.meanMilliwatts.map { $0 &- usual })
        json.endObject()
    }

    /// From the event's start to the first reading that shows nine tenths of the mean reduction; nil
    /// where there is no reduction.
    private func rampSeconds(
        _ usualMilliwatts: Int64, _ reductionMilliwatts: Int64, _ event: DemandWindow
    ) -> Int64? {
        guard reductionMilliwatts > 0 else { return nil }
        let target = usualMilliwatts &- reductionMilliwatts / 10 &* 9
        var cursor = demand.cursor(
            over: .time(
                startUnixSeconds: event.startUnixSeconds, endUnixSeconds: event.endUnixSeconds))
        var batch: [StoredSample<DemandSample>] = []
        while cursor.read(into: &batch, maximumCount: 512) > 0 {
            for stored in batch where stored.sample.demandMilliwatts <= target {
                return stored.sample.timeUnixSeconds &- event.startUnixSeconds
            }
        }
        return nil
    }
}
