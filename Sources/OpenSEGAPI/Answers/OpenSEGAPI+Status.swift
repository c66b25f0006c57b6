internal import IntervalCache

extension OpenSEGAPI {
    /// `/status`: the gateway about itself, as JSON.
    func statusAnswer(_ nowUnixSeconds: Int64) -> APIResponse {
        let status = status()
        var json = JSONWriter()
        json.beginObject()
        json.string("software", "OpenSEG")
        json.string("version", status.softwareVersion)
        json.integer("now", nowUnixSeconds)
        json.integer("run", status.startedUnixSeconds)
        json.integer("uptime_seconds", nowUnixSeconds &- status.startedUnixSeconds)
        writeMeter(status, nowUnixSeconds, to: &json)
        status.acquisition?.write(to: &json)
        status.utility?.write(to: &json)
        write("demand", demand, nowUnixSeconds, to: &json)
        write("register", register, nowUnixSeconds, to: &json)
        json.endObject()
        json.output.append(0x0A)
        return APIResponse(
            status: 200, headers: [Self.notStored], contentType: "application/json",
            body: .bytes(json.output))
    }

    private func writeMeter(
        _ status: GatewayStatus, _ nowUnixSeconds: Int64, to json: inout JSONWriter
    ) {
        json.beginObject("meter")
        json.string("link", status.link.rawValue)
        json.string("sentence", status.sentence)
        json.string("identifier", status.meterIdentifier)
        json.integer("link_strength_percent", status.linkStrengthPercent)
        json.integer("last_contact", status.lastContactUnixSeconds)
        json.integer(
            "seconds_since_contact", status.lastContactUnixSeconds.map { nowUnixSeconds &- $0 })
        json.integer("clock_offset_seconds", status.clockOffsetSeconds)
        json.beginObject("polls")
        json.integer("sent", status.polls.sent)
        json.integer("answered", status.polls.answered)
        json.integer("late", status.polls.late)
        json.integer("lost", status.polls.lost)
        json.endObject()
        json.integer("fragments", status.fragmentCount)
        json.beginObject("faults")
        json.integer("noise", status.faults.noise)
        json.integer("truncated", status.faults.truncated)
        json.integer("field", status.faults.field)
        json.integer("oversize", status.faults.oversize)
        json.endObject()
        json.integer("reconnects", status.reconnectCount)
        json.string("last_problem", status.lastProblem)
        json.endObject()
    }

    private func write<Sample: ServedSample>(
        _ key: StaticString, _ ring: IntervalRing<Sample>, _ nowUnixSeconds: Int64,
        to json: inout JSONWriter
    ) {
        json.beginObject(key)
        json.integer("interval_seconds", ring.nominalIntervalSeconds)
        json.integer("capacity", ring.capacity)
        if let newest = ring.newest {
            let freshness = freshness(of: newest, in: ring, nowUnixSeconds)
            json.beginObject("newest")
            ReadingJSON.writeMembers(newest, to: &json)
            json.integer("received_at", newest.sample.receiveTimeUnixSeconds)
            json.endObject()
            json.integer("age_seconds", freshness.ageSeconds)
            json.integer("age_limit_seconds", freshness.limitSeconds)
            json.bool("fresh", freshness.isFresh)
        } else {
            json.null("newest")
            json.null("age_seconds")
            json.null("age_limit_seconds")
            json.bool("fresh", false)
        }
        let report = ring.report(over: .all)
        json.integer("first", report.firstTimeUnixSeconds)
        json.integer("last", report.lastTimeUnixSeconds)
        CoverageText.write(report, to: &json)
        let counters = ring.counters
        json.beginObject("arrivals")
        json.integer("stored", counters.stored)
        json.integer("duplicates", counters.duplicates)
        json.integer("same_second", counters.sameSecond)
        json.integer("late", counters.late)
        json.integer("steps_back", counters.stepsBack)
        json.integer("jumps_forward", counters.jumpsForward)
        json.endObject()
        json.endObject()
    }
}
