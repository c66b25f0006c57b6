/// The query parameters of the whole interface.
enum QueryName: String, CaseIterable {
    case start
    case end
    case since
    case wait
    case points
    case header
    case flow
    case period
    case baselineStart = "baseline_start"
    case baselineEnd = "baseline_end"

    /// What is accepted, as it stands in the sentence of a refusal and in /openapi.json.
    var accepted: String {
        switch self {
        case .start, .end, .baselineStart, .baselineEnd:
            "Unix seconds from 0 to 253402300799 or an RFC 3339 date-time with whole seconds and a "
                + "zone such as 2015-01-15T20:00:24Z"
        case .since: "a sequence number, 0 for everything in the cache"
        case .wait: "whole seconds from 0 to 300"
        case .points: "a whole number from 1 to 100000"
        case .header: "0 or 1"
        case .flow: "delivered or received; with interval_energy also net"
        case .period: "whole seconds from 60 to 86400 that divide a day of 86400 seconds"
        }
    }
}
