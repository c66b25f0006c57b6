/// One path of the interface as /openapi.json describes it.
struct RouteDescription: Hashable {
    /// What a successful answer is.
    struct Content: Hashable {
        var type: String
        /// The name of its schema; nil where the answer is not JSON.
        var schema: String?
    }

    /// The path, with `{seconds}` and `{key}` where it varies.
    var path: String
    var summary: String
    var parameters: [QueryName]
    var content: Content
    /// The statuses besides 200, 400, 401 and 429.
    var otherStatuses: [Int] = []

    /// Every path of the interface, in the order of the documentation.
    static let all: [RouteDescription] = series + reports + service

    private static let base = "/meter/electricity"

    private static let series: [RouteDescription] = ServedSeries.allCases.flatMap { series in
        ReadingFormat.allCases.flatMap { format in
            let path = "\(base)/\(series.rawValue)/\(format.rawValue)"
            let content = Content(
                type: contentType(format), schema: format == .json ? schema(series) : nil)
            return [
                RouteDescription(
                    path: path,
                    summary: "\(name(series)): the current one, or a range by start and end"
                        + (series == .intervalEnergy ? "" : " or since"),
                    parameters: ReadingsRequest.accepted(series, format, .none), content: content,
                    otherStatuses: [304, 404, 503]),
                RouteDescription(
                    path: "\(path)/all", summary: "\(name(series)): the whole cache",
                    parameters: ReadingsRequest.accepted(series, format, .all), content: content,
                    otherStatuses: [404]),
                RouteDescription(
                    path: "\(path)/{seconds}",
                    summary: "\(name(series)): the last so many seconds before the request",
                    parameters: ReadingsRequest.accepted(series, format, .lastSeconds(1)),
                    content: content, otherStatuses: [404]),
            ]
        }
    }

    private static let reports: [RouteDescription] = [
        RouteDescription(
            path: "\(base)/meta_data/kvp", summary: "All metadata as key=value, one per line",
            parameters: [], content: plain),
        RouteDescription(
            path: "\(base)/meta_data/kvp/{key}", summary: "One metadata key as key=value",
            parameters: [], content: plain, otherStatuses: [404]),
        RouteDescription(
            path: "\(base)/trust_report",
            summary: "Energy by the registers beside energy by the readings, coverage and gaps",
            parameters: Route.trustReport.parameters,
            content: Content(type: "application/json", schema: "TrustReport"),
            otherStatuses: [404]),
        RouteDescription(
            path: "\(base)/demand_response_report",
            summary: "The load before, during and after an event",
            parameters: Route.demandResponseReport.parameters,
            content: Content(type: "application/json", schema: "DemandResponseReport"),
            otherStatuses: [404]),
        RouteDescription(
            path: "\(base)/events",
            summary: "Readings, gaps and changes of state as server-sent events",
            parameters: [], content: Content(type: "text/event-stream")),
    ]

    private static let service: [RouteDescription] = [
        RouteDescription(
            path: "/status", summary: "The gateway about itself", parameters: [],
            content: Content(type: "application/json", schema: "Status")),
        RouteDescription(
            path: "/audit",
            summary:
                "Every byte sent to the dongle, the newest 16 KiB: a line each, time and bytes",
            parameters: [], content: plain),
        RouteDescription(
            path: "/metrics", summary: "OpenMetrics text", parameters: [],
            content: Content(
                type: "application/openmetrics-text; version=1.0.0; charset=utf-8")),
        RouteDescription(
            path: "/health", summary: "Liveness of the server; needs no user", parameters: [],
            content: plain),
        RouteDescription(
            path: "/openapi.json", summary: "This description", parameters: [],
            content: Content(type: "application/json")),
    ]

    private static let plain = Content(type: "text/plain; charset=utf-8")

    private static func name(_ series: ServedSeries) -> String {
        switch series {
        case .intervalReading: "Demand readings"
        case .registerReading: "Register readings"
        case .intervalEnergy: "Energy per aligned block"
        }
    }

    private static func schema(_ series: ServedSeries) -> String {
        switch series {
        case .intervalReading: "DemandReadings"
        case .registerReading: "RegisterReadings"
        case .intervalEnergy: "EnergyBlocks"
        }
    }

    private static func contentType(_ format: ReadingFormat) -> String {
        switch format {
        case .csv: "text/csv; charset=utf-8"
        case .json: "application/json"
        case .gb: "application/atom+xml"
        }
    }
}
