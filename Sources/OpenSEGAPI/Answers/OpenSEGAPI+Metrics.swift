internal import IntervalCache

extension OpenSEGAPI {
    /// `/metrics`: OpenMetrics 1.0 text.
    ///
    /// A meter value is left out when it is not fresh, so that no graph goes on drawing it; its time
    /// and age stay. Values carry no time stamp of their own, because a scraper that gets one no
    /// longer notices that the series has ended.
    func metricsAnswer(_ nowUnixSeconds: Int64) -> APIResponse {
        let status = status()
        var text = MetricsText()
        writeDemand(nowUnixSeconds, to: &text)
        writeRegister(nowUnixSeconds, to: &text)
        writeCache("demand", demand, nowUnixSeconds, to: &text)
        writeAcquisition(status, to: &text)
        writeServer(to: &text)
        text.gauge(
            "openseg_start_time_seconds", unit: "seconds",
            help: "When the gateway was started, in Unix seconds.")
        text.sample("openseg_start_time_seconds", status.startedUnixSeconds)
        text.gauge(
            "openseg_build_info", help: "The version of the gateway; always 1.")
        text.sample("openseg_build_info", 1, label: ("version", status.softwareVersion))
        text.output += Array("# EOF\n".utf8)
        return APIResponse(
            status: 200, headers: [Self.notStored],
            contentType: "application/openmetrics-text; version=1.0.0; charset=utf-8",
            body: .bytes(text.output))
    }

    private func writeDemand(_ nowUnixSeconds: Int64, to text: inout MetricsText) {
        text.gauge(
            "openseg_demand_watts", unit: "watts",
            help: "Instantaneous demand; negative when exporting; absent when not fresh.")
        if let newest = demand.newest, freshness(of: newest, in: demand, nowUnixSeconds).isFresh {
            text.sample("openseg_demand_watts", thousandths: newest.sample.demandMilliwatts)
        }
    }

    private func writeRegister(_ nowUnixSeconds: Int64, to text: inout MetricsText) {
        text.gauge(
            "openseg_register_watthours", unit: "watthours",
            help: "The meter's energy registers as last read; absent when not fresh.")
        guard let newest = register.newest,
            freshness(of: newest, in: register, nowUnixSeconds).isFresh
        else { return }
        for (column, flow) in [(ServedColumn.delivered, "delivered"), (.received, "received")] {
            guard let value = newest.sample.thousandths(column) else { continue }
            text.sample("openseg_register_watthours", thousandths: value, label: ("flow", flow))
        }
    }

    private func writeCache<Sample: ServedSample>(
        _ name: String, _ ring: IntervalRing<Sample>, _ nowUnixSeconds: Int64,
        to text: inout MetricsText
    ) {
        let newest = ring.newest
        text.gauge(
            "openseg_\(name)_time_seconds", unit: "seconds",
            help: "The meter's time of the newest reading, in Unix seconds.")
        if let newest { text.sample("openseg_\(name)_time_seconds", newest.sample.timeUnixSeconds) }
        text.gauge(
            "openseg_\(name)_age_seconds", unit: "seconds",
            help: "How long ago the newest reading was received.")
        if let newest {
            text.sample(
                "openseg_\(name)_age_seconds",
                freshness(of: newest, in: ring, nowUnixSeconds).ageSeconds)
        }
        let report = ring.report(over: .all, maximumGapCount: 0)
        text.gauge(
            "openseg_\(name)_cached_readings", help: "Readings that the cache holds.")
        text.sample("openseg_\(name)_cached_readings", Int64(report.presentCount))
        text.gauge(
            "openseg_\(name)_missing_readings",
            help: "Readings that are missing between those that the cache holds.")
        text.sample(
            "openseg_\(name)_missing_readings",
            Int64(max(0, report.expectedCount - report.presentCount)))
        let counters = ring.counters
        text.total(
            "openseg_\(name)_readings_total", help: "Readings received, by how they arrived.")
        for (arrival, count) in [
            ("stored", counters.stored), ("duplicate", counters.duplicates),
            ("same_second", counters.sameSecond), ("late", counters.late),
        ] {
            text.sample(
                "openseg_\(name)_readings_total", Int64(clamping: count),
                label: ("arrival", arrival))
        }
    }

    private func writeAcquisition(_ status: GatewayStatus, to text: inout MetricsText) {
        text.gauge(
            "openseg_link", help: "How the way to the meter stands.")
        for link in GatewayStatus.Link.allCases {
            text.sample(
                "openseg_link", link == status.link ? 1 : 0, label: ("state", link.rawValue))
        }
        text.total(
            "openseg_polls_total", help: "Polls of the meter, by what became of them.")
        for (outcome, count) in [
            ("sent", status.polls.sent), ("answered", status.polls.answered),
            ("late", status.polls.late), ("lost", status.polls.lost),
        ] {
            text.sample("openseg_polls_total", Int64(clamping: count), label: ("outcome", outcome))
        }
        text.total(
            "openseg_fragments_total", help: "Whole fragments from the dongle.")
        text.sample("openseg_fragments_total", Int64(clamping: status.fragmentCount))
        text.total(
            "openseg_faults_total", help: "Damaged input from the dongle, by kind.")
        for (kind, count) in [
            ("noise", status.faults.noise), ("truncated", status.faults.truncated),
            ("field", status.faults.field), ("oversize", status.faults.oversize),
        ] {
            text.sample("openseg_faults_total", Int64(clamping: count), label: ("kind", kind))
        }
        text.total(
            "openseg_reconnects_total", help: "Times the dongle was opened again.")
        text.sample("openseg_reconnects_total", Int64(clamping: status.reconnectCount))
        text.gauge(
            "openseg_link_strength_percent", unit: "percent", help: "Radio link quality.")
        if let strength = status.linkStrengthPercent {
            text.sample("openseg_link_strength_percent", Int64(strength))
        }
        text.gauge(
            "openseg_last_contact_time_seconds", unit: "seconds",
            help: "When the meter was last heard of, in Unix seconds.")
        if let contact = status.lastContactUnixSeconds {
            text.sample("openseg_last_contact_time_seconds", contact)
        }
        text.gauge(
            "openseg_clock_offset_seconds", unit: "seconds",
            help: "The meter's clock minus the gateway's.")
        if let offset = status.clockOffsetSeconds {
            text.sample("openseg_clock_offset_seconds", offset)
        }
    }
}
