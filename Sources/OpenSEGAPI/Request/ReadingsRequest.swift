/// What a request for readings asks for, once its path and its query are understood.
struct ReadingsRequest: Hashable {
    /// Which readings.
    enum Selection: Hashable {
        /// The newest one.
        case current
        /// Those with start >= now − seconds, by the meter's clock.
        case lastSeconds(Int64)
        /// All that the cache holds.
        case all
        /// Start included, end excluded; without an end up to now.
        case range(startUnixSeconds: Int64, endUnixSeconds: Int64?)
        /// Those after a sequence number; without seconds to wait the answer is given at once.
        case since(sequence: UInt64, waitSeconds: Int?)
    }

    /// Which way the energy flowed.
    enum Flow: String, Hashable, CaseIterable {
        /// To the customer.
        case delivered
        /// From the customer.
        case received
        /// Delivered less received; energy per block only.
        case net
    }

    var series: ServedSeries
    var format: ReadingFormat
    var selection: Selection
    /// For a plot: at most so many points.
    var points: Int?
    /// CSV: whether the first row names the columns.
    var hasHeaderRow: Bool
    /// Energy: which flow.
    var flow: Flow
    /// Energy per block: the length of a block in seconds.
    var periodSeconds: Int64

    /// What `points`, `wait` and `period` may be; a period must divide a day besides.
    static let acceptedPoints: ClosedRange<Int64> = 1...100_000
    static let acceptedWaitSeconds: ClosedRange<Int64> = 0...300
    static let acceptedPeriodSeconds: ClosedRange<Int64> = 60...86_400

    /// The parameters that a request for this series in this format takes.
    static func accepted(
        _ series: ServedSeries, _ format: ReadingFormat, _ window: PathWindow
    ) -> [QueryName] {
        var names: [QueryName] = []
        if window == .none {
            names += [.start, .end]
            if series != .intervalEnergy { names += [.since, .wait] }
        }
        // Points need a range; gb always holds every reading.
        if series == .intervalReading, format != .gb { names.append(.points) }
        if format == .csv { names.append(.header) }
        if series == .intervalEnergy { names.append(.period) }
        if series == .intervalEnergy || (series == .registerReading && format != .json) {
            names.append(.flow)
        }
        return names
    }

    init(
        _ series: ServedSeries, _ format: ReadingFormat, _ window: PathWindow, _ query: Query
    ) throws(APIProblem) {
        self.series = series
        self.format = format
        selection = try Self.selection(window, query)
        points = try query.number(.points, in: Self.acceptedPoints).map { Int($0) }
        hasHeaderRow = try query.number(.header, in: 0...1) == 1
        flow = try query.word(.flow) ?? (series == .intervalEnergy ? .net : .delivered)
        guard flow != .net || series != .registerReading else {
            throw .badRequest(
                "flow=net is not accepted with register_reading; give delivered or received")
        }
        periodSeconds = try query.number(.period, in: Self.acceptedPeriodSeconds) ?? 900
        guard 86_400 % periodSeconds == 0 else {
            throw .badRequest(
                "period=\(periodSeconds) is not accepted; give \(QueryName.period.accepted)")
        }
        guard points == nil || selection != .current else {
            throw .badRequest(
                "points needs a range; give seconds or all in the path, or start and end")
        }
    }

    private static func selection(
        _ window: PathWindow, _ query: Query
    ) throws(APIProblem) -> Selection {
        switch window {
        case .all: return .all
        case .lastSeconds(let seconds): return .lastSeconds(seconds)
        case .none: break
        }
        let start = try query.time(.start)
        let end = try query.time(.end)
        let since = try query.number(.since, in: 0...Int64.max)
        let wait = try query.number(.wait, in: acceptedWaitSeconds)
        if let since {
            guard start == nil, end == nil else {
                throw .badRequest("give either since or start and end, not both")
            }
            return .since(
                sequence: UInt64(since), waitSeconds: wait.flatMap { $0 > 0 ? Int($0) : nil })
        }
        guard wait == nil else {
            throw .badRequest("wait is accepted together with since only")
        }
        guard let start else {
            guard end == nil else {
                throw .badRequest("end is accepted together with start only")
            }
            return .current
        }
        // An end at the start is a range in order that holds nothing: 404, as for any other such.
        if let end, end != start { try Query.requireOrder(start, end) }
        return .range(startUnixSeconds: start, endUnixSeconds: end)
    }
}
