internal import IntervalCache

extension OpenSEGAPI {
    /// `/trust_report`: whether the readings can be believed. Energy by the meter's registers beside
    /// energy by integrated power over the same seconds, polls, coverage, gaps with cause and clocks.
    func trustReport(_ query: Query, _ nowUnixSeconds: Int64) throws(APIProblem) -> APIResponse {
        let (start, end) = try reportRange(query, nowUnixSeconds)
        let asked = try DemandWindow(
            demand, startUnixSeconds: start, endUnixSeconds: end, nowUnixSeconds: nowUnixSeconds,
            name: "trust report")
        let energy = register.registerEnergy(startUnixSeconds: start, endUnixSeconds: end)
        // The two energies are compared over the same seconds: those between the register readings.
        var compared: DemandWindow?
        if let energy, energy.startUnixSeconds < energy.endUnixSeconds {
            compared = try? DemandWindow(
                demand, startUnixSeconds: energy.startUnixSeconds,
                endUnixSeconds: energy.endUnixSeconds, nowUnixSeconds: nowUnixSeconds,
                name: "trust report")
        }
        let status = status()
        var json = JSONWriter()
        json.beginObject()
        json.string("report", "trust")
        json.integer("run", status.startedUnixSeconds)
        json.beginObject("range")
        json.integer("start", start)
        json.integer("end", end)
        json.endObject()
        json.beginObject("demand")
        ReportJSON.writeEnergy(asked, to: &json)
        json.endObject()
        writeRegister(energy, start, end, to: &json)
        writeComparison(energy, compared, to: &json)
        json.beginObject("polls_since_start")
        json.integer("sent", status.polls.sent)
        json.integer("answered", status.polls.answered)
        json.integer("late", status.polls.late)
        json.integer("lost", status.polls.lost)
        json.endObject()
        ReportJSON.writeClock(asked, status, to: &json)
        json.endObject()
        json.output.append(0x0A)
        return ReportJSON.response(json.output)
    }

    /// `start` and `end`; without them all that the cache holds, without an end up to now.
    private func reportRange(
        _ query: Query, _ nowUnixSeconds: Int64
    ) throws(APIProblem) -> (start: Int64, end: Int64) {
        let start = try query.time(.start)
        let end = try query.time(.end)
        guard start != nil || end == nil else {
            throw .badRequest("end is accepted together with start only")
        }
        if let start, let end {
            try Query.requireOrder(start, end)
            return (start, end)
        }
        let plan = try RangePlan(
            demand, start.map { .range(startUnixSeconds: $0, endUnixSeconds: nil) } ?? .all,
            nowUnixSeconds: nowUnixSeconds)
        if let start, let end = plan.endUnixSeconds { return (start, end) }
        var earliest = Int64.max
        var latest = Int64.min
        var puller = ReadingPuller(plan)
        while puller.readBatch(512) {
            for stored in puller.batch {
                earliest = min(earliest, stored.sample.timeUnixSeconds)
                latest = max(latest, stored.sample.timeUnixSeconds)
            }
        }
        return (earliest, latest &+ 1)
    }

    private func writeRegister(
        _ energy: RegisterEnergy?, _ start: Int64, _ end: Int64, to json: inout JSONWriter
    ) {
        guard let energy else { return json.null("register") }
        json.beginObject("register")
        ReportJSON.writeMembers(energy, to: &json)
        CoverageText.write(
            register.report(over: .time(startUnixSeconds: start, endUnixSeconds: end)), to: &json)
        json.endObject()
    }

    private func writeComparison(
        _ energy: RegisterEnergy?, _ window: DemandWindow?, to json: inout JSONWriter
    ) {
        guard let energy, let window, let net = energy.netMilliwattHours else {
            return json.null("comparison")
        }
        let held = Rounding.quotient(window.heldMilliwattSeconds, by: 3600)
        json.beginObject("comparison")
        json.integer("start", window.startUnixSeconds)
        json.integer("end", window.endUnixSeconds)
        json.thousandths("register_watt_hours", net)
        json.thousandths("held_watt_hours", held)
        json.thousandths("left_step_watt_hours", window.energy.leftStepMilliwattHours)
        json.thousandths("trapezoid_watt_hours", window.energy.trapezoidMilliwattHours)
        json.integer("covered_seconds", window.energy.coveredSeconds)
        json.integer("window_seconds", window.energy.windowSeconds)
        json.thousandths("held_less_register_watt_hours", held &- net)
        json.integer("parts_per_million", Rounding.partsPerMillion(held &- net, of: net))
        json.endObject()
    }
}

extension RegisterEnergy {
    /// Delivered less received; what a meter does not tell counts as nothing, nil where it tells
    /// neither.
    var netMilliwattHours: Int64? {
        guard !hasFallen, deliveredMilliwattHours != nil || receivedMilliwattHours != nil else {
            return nil
        }
        let delivered = Int64(clamping: deliveredMilliwattHours ?? 0)
        return delivered &- Int64(clamping: receivedMilliwattHours ?? 0)
    }
}

/// The parts that both reports share.
enum ReportJSON {
    static func response(_ body: [UInt8]) -> APIResponse {
        APIResponse(
            status: 200, headers: [OpenSEGAPI.notStored], contentType: "application/json",
            body: .bytes(body))
    }

    /// Energy of a window by three rules, extremes and coverage.
    static func writeEnergy(_ window: DemandWindow, to json: inout JSONWriter) {
        json.thousandths(
            "held_watt_hours", Rounding.quotient(window.heldMilliwattSeconds, by: 3600))
        json.thousandths("left_step_watt_hours", window.energy.leftStepMilliwattHours)
        json.thousandths("trapezoid_watt_hours", window.energy.trapezoidMilliwattHours)
        json.integer("covered_seconds", window.energy.coveredSeconds)
        json.integer("window_seconds", window.energy.windowSeconds)
        json.thousandths("mean_watts", window.meanMilliwatts)
        json.thousandths("lowest_watts", window.lowestMilliwatts)
        json.thousandths("highest_watts", window.highestMilliwatts)
        CoverageText.write(window.report, to: &json)
    }

    static func writeMembers(_ energy: RegisterEnergy, to json: inout JSONWriter) {
        json.thousandths(
            "delivered_watt_hours",
            energy.deliveredMilliwattHours.flatMap { Int64(exactly: $0) })
        json.thousandths(
            "received_watt_hours", energy.receivedMilliwattHours.flatMap { Int64(exactly: $0) })
        json.integer("first_reading", energy.startUnixSeconds)
        json.integer("last_reading", energy.endUnixSeconds)
        json.integer("measured_seconds", energy.measuredSeconds)
        json.bool("has_fallen", energy.hasFallen)
    }

    /// The two clocks: receive time minus the meter's time over a window, and the offset as the
    /// acquisition measures it now.
    static func writeClock(
        _ window: DemandWindow, _ status: GatewayStatus, to json: inout JSONWriter
    ) {
        json.beginObject("clock")
        json.integer("lowest_receive_offset_seconds", window.lowestReceiveOffsetSeconds)
        json.integer("highest_receive_offset_seconds", window.highestReceiveOffsetSeconds)
        json.integer("clock_offset_seconds", status.clockOffsetSeconds)
        json.endObject()
    }
}
