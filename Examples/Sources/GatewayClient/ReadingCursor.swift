/// Everything that comes into a series of a gateway, once, by sequence number.
public struct ReadingCursor: Sendable {
    private let series: String
    private let statusMember: String
    /// When the gateway was started: numbers mean something within one run only.
    private var run: Int64?
    private var sequence: Int64 = 0
    /// Readings that the gateway no longer held when they were asked for.
    public private(set) var overwrittenCount: Int64 = 0

    /// - Parameters:
    ///   - series: as it stands in the path.
    ///   - statusMember: the same series in `/status`.
    public init(series: String, statusMember: String) {
        self.series = series
        self.statusMember = statusMember
    }

    /// The readings since the last call: first the newest alone, of a new run all.
    ///
    /// - Parameter waitSeconds: how long to wait for one.
    public mutating func pull(
        _ gateway: GatewayClient, _ status: JSONValue, waitSeconds: Int? = nil
    ) throws(GatewayProblem) -> [JSONValue] {
        if run != status["run"].integer {
            let newest = status[statusMember]["newest"]["sequence"].integer ?? 0
            sequence = run == nil ? max(0, newest - 1) : 0
            run = status["run"].integer
        }
        let wait = waitSeconds.map { "&wait=\($0)" } ?? ""
        let answer: JSONValue
        do {
            answer = try gateway.json(
                "/meter/electricity/\(series)/json?since=\(sequence)\(wait)", timeoutSeconds: 30)
        } catch  where error.code == .refused(status: 404) {
            return []  // nothing new
        }
        guard answer["run"].integer == run else { return [] }  // started anew meanwhile
        overwrittenCount += answer["sequence"]["overwritten"].integer ?? 0
        sequence = answer["sequence"]["last"].integer ?? sequence
        return answer["readings"].elements
    }
}
