internal import GreenButtonESPI
internal import IntervalCache

extension OpenSEGAPI {
    /// A range as a Green Button feed, to be saved under a name that tells kind and span.
    func greenButton<Sample: ServedSample>(
        _ plan: RangePlan<Sample>, _ column: ServedColumn,
        _ headers: [(name: String, value: String)]
    ) throws(APIProblem) -> APIResponse {
        let hours = TimeIndex(plan, column, blockSeconds: 3600)
        guard let end = hours.lastStartUnixSeconds else {
            throw .noData("the meter has not told its register of energy \(column.flowWord)")
        }
        let meter = codes.meterReading(column)
        let feed = codes.feed(
            title: "Near-real-time meter data", publishedUnixSeconds: runStartedUnixSeconds,
            // The last reading lasts for the nominal interval at least.
            updatedUnixSeconds: end &+ 2 &* Int64(plan.ring.nominalIntervalSeconds))
        let name =
            "openseg-\(column.fileWord)-\(plan.report.firstTimeUnixSeconds ?? 0)"
            + "-\(plan.report.lastTimeUnixSeconds ?? 0).xml"
        var body = GreenButtonBody(plan, column, hours, feed, meter)
        return APIResponse(
            status: 200,
            headers: headers
                + [(name: "Content-Disposition", value: "attachment; filename=\"\(name)\"")],
            contentType: "application/atom+xml",
            body: .stream(PulledBody { body.writeNextPiece(into: &$0) }))
    }
}

extension ServedColumn {
    /// The column in a file name.
    fileprivate var fileWord: String {
        switch self {
        case .demand: "demand"
        case .delivered: "energy-delivered"
        case .received: "energy-received"
        }
    }

    /// The flow in a sentence.
    var flowWord: String {
        self == .received ? "received" : "delivered"
    }
}
