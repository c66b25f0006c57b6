/// Everything that comes into a series of a gateway, once, also over its restarts.
///
/// Goes on by sequence number. A gateway that is started again either begins its numbers anew, or, with
/// a journal, goes on above all that it gave out; there readings that came before have new numbers, and
/// may come again: they are left out here.
public struct ReadingCursor: Sendable {
    private let series: String
    private let statusMember: String
    /// When the gateway was started, which names its run.
    private var run: Int64?
    private var sequence: Int64 = 0
    /// The last reading that was handed out.
    private var last: JSONValue = .null
    /// Whether readings up to `last` may come again.
    private var mayRepeat = false
    /// Readings that the gateway no longer held when they were asked for.
    public private(set) var overwrittenCount: Int64 = 0

    /// - Parameters:
    ///   - series: as it stands in the path.
    ///   - statusMember: the same series in `/status`.
    public init(series: String, statusMember: String) {
        self.series = series
        self.statusMember = statusMember
    }

    /// The readings since the last call: at first the newest alone; of a gateway that was started
    /// again, those that were not handed out before.
    ///
    /// - Parameter waitSeconds: how long to wait for one.
    public mutating func pull(
        _ gateway: GatewayClient, _ status: JSONValue, waitSeconds: Int? = nil
    ) throws(GatewayProblem) -> [JSONValue] {
        if run != status["run"].integer { begin(status) }
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
        let readings = mayRepeat ? new(answer["readings"].elements) : answer["readings"].elements
        mayRepeat = false
        last = readings.last ?? last
        return readings
    }

    /// Another run of the gateway, or the first.
    private mutating func begin(_ status: JSONValue) {
        let newest = status[statusMember]["newest"]["sequence"].integer ?? 0
        let journal = status["acquisition"]["journal"]["state"].text
        let goesOn = journal != nil && journal != "unusable" && sequence <= newest
        if run == nil {
            sequence = max(0, newest - 1)
        } else if goesOn {
            mayRepeat = true
        } else {
            sequence = 0
        }
        run = status["run"].integer
    }

    /// What came after the last reading: it is found by its time and values or, where a killed gateway
    /// has lost it, by its time alone.
    private func new(_ readings: [JSONValue]) -> [JSONValue] {
        if let place = readings.lastIndex(where: { Self.isSame($0, last) }) {
            return Array(readings[(place + 1)...])
        }
        let time = last["time"].integer ?? .min
        return Array(readings.drop { ($0["time"].integer ?? .min) <= time })
    }

    private static func isSame(_ one: JSONValue, _ other: JSONValue) -> Bool {
        ["time", "watts", "delivered_watt_hours", "received_watt_hours"].allSatisfy {
            one[$0] == other[$0]
        }
    }
}
