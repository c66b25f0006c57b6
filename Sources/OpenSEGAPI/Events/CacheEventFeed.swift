internal import IntervalCache

/// Server-sent events out of the two caches: each new reading, the holes before it, and changes of
/// state. Pulled by the server; acquisition knows nothing of it.
final class CacheEventFeed: EventFeed {
    private let api: OpenSEGAPI
    private var position: EventPosition
    private var demand: SeriesProgress
    private var register: SeriesProgress
    private var told: State?
    private var json = JSONWriter()

    /// What a change of state is a change of.
    private struct State: Hashable {
        var link: GatewayStatus.Link
        var isFresh: Bool
    }

    /// What is remembered of a series between two calls.
    private struct SeriesProgress {
        var previousTime: Int64?
        var epoch: UInt32?

        init() {}

        /// As after telling the reading with this number, so that a hole behind it is seen.
        init<Sample: ServedSample>(_ ring: IntervalRing<Sample>, after sequence: UInt64) {
            var cursor = ring.cursor(over: .since(sequence: max(sequence, 1) - 1))
            var batch: [StoredSample<Sample>] = []
            guard cursor.read(into: &batch, maximumCount: 1) == 1, let last = batch.first,
                last.sequence == sequence
            else { return }
            previousTime = last.sample.timeUnixSeconds
            epoch = last.epoch
        }
    }

    /// A feed that goes on after `position`.
    init(_ api: OpenSEGAPI, after position: EventPosition) {
        self.api = api
        self.position = position
        demand = SeriesProgress(api.demand, after: position.demandSequence)
        register = SeriesProgress(api.register, after: position.registerSequence)
    }

    func writeNewEvents(into output: inout [UInt8], nowUnixSeconds: Int64) -> Bool {
        swap(&json.output, &output)
        defer { swap(&json.output, &output) }
        writeState(nowUnixSeconds)
        var progress = demand
        writeReadings(
            api.demand, .intervalReading, "reading", \.demandSequence, &progress)
        demand = progress
        progress = register
        writeReadings(
            api.register, .registerReading, "register", \.registerSequence, &progress)
        register = progress
        return true
    }

    private func writeState(_ nowUnixSeconds: Int64) {
        let status = api.status()
        let freshness = api.demand.newest.map {
            api.freshness(of: $0, in: api.demand, nowUnixSeconds)
        }
        let state = State(link: status.link, isFresh: freshness?.isFresh ?? false)
        guard state != told else { return }
        told = state
        begin("state")
        json.string("link", status.link.rawValue)
        json.string("sentence", status.sentence)
        json.bool("fresh", state.isFresh)
        json.integer("age_seconds", freshness?.ageSeconds)
        json.integer("now", nowUnixSeconds)
        end()
    }

    /// Tells at most 64 readings of a series per call; a client that resumes far back catches up in
    /// several.
    private func writeReadings<Sample: ServedSample>(
        _ ring: IntervalRing<Sample>, _ series: ServedSeries, _ event: StaticString,
        _ sequence: ReferenceWritableKeyPath<CacheEventFeed, UInt64>,
        _ progress: inout SeriesProgress
    ) {
        guard (ring.newest?.sequence ?? 0) > self[keyPath: sequence] else { return }
        var cursor = ring.cursor(over: .since(sequence: self[keyPath: sequence]))
        var batch: [StoredSample<Sample>] = []
        guard cursor.read(into: &batch, maximumCount: 64) > 0 else { return }
        for stored in batch {
            // These carry the id of the reading before, so that a client that is cut off here still
            // gets the reading after them.
            let lost = stored.sequence &- self[keyPath: sequence] &- 1
            if lost > 0 {
                begin("overwritten")
                json.string("series", series.rawValue)
                json.integer("count", lost)
                end()
                progress = SeriesProgress()
            }
            writeGaps(before: stored, ring, series, progress)
            self[keyPath: sequence] = stored.sequence
            begin(event)
            json.string("series", series.rawValue)
            ReadingJSON.writeMembers(stored, to: &json)
            json.integer("received_at", stored.sample.receiveTimeUnixSeconds)
            end()
            progress.previousTime =
                progress.epoch == stored.epoch
                ? max(progress.previousTime ?? 0, stored.sample.timeUnixSeconds)
                : stored.sample.timeUnixSeconds
            progress.epoch = stored.epoch
        }
    }

    private func writeGaps<Sample: ServedSample>(
        before stored: StoredSample<Sample>, _ ring: IntervalRing<Sample>, _ series: ServedSeries,
        _ progress: SeriesProgress
    ) {
        let time = stored.sample.timeUnixSeconds
        guard let previous = progress.previousTime, progress.epoch == stored.epoch,
            stored.sample.gapCauseBefore != nil
                || (time &- previous) &* 2 > Int64(ring.usualIntervalSeconds) &* 3
        else { return }
        let report = ring.report(
            over: .time(startUnixSeconds: previous, endUnixSeconds: time &+ 1))
        // Holes that another epoch has in the same time are told where they end.
        for gap in report.gaps where gap.endUnixSeconds == time {
            begin("gap")
            json.string("series", series.rawValue)
            CoverageText.writeMembers(gap, to: &json)
            end()
        }
    }

    private func begin(_ event: StaticString) {
        json.output += "id: \(position.text)\nevent: \(event)\ndata: ".utf8
        json.beginObject()
    }

    private func end() {
        json.endObject()
        json.output += "\n\n".utf8
        json.startAnew()
    }
}

extension CacheEventFeed {
    fileprivate var demandSequence: UInt64 {
        get { position.demandSequence }
        set { position.demandSequence = newValue }
    }

    fileprivate var registerSequence: UInt64 {
        get { position.registerSequence }
        set { position.registerSequence = newValue }
    }
}

extension OpenSEGAPI {
    /// `/events`. Without `Last-Event-ID` it begins with the newest reading of each series; with one
    /// from before a restart, with all that the cache holds.
    func events(_ request: APIRequest) throws(APIProblem) -> APIResponse {
        let run = runStartedUnixSeconds
        let demandNewest = newestSequence(.intervalReading)
        let registerNewest = newestSequence(.registerReading)
        var position = EventPosition(
            runStartedUnixSeconds: run, demandSequence: demandNewest > 0 ? demandNewest - 1 : 0,
            registerSequence: registerNewest > 0 ? registerNewest - 1 : 0)
        if let last = request.lastEventID, !last.isEmpty {
            guard let known = EventPosition(last) else {
                throw .badRequest(
                    "Last-Event-ID \(APIProblem.quoted(last)) is not an id of this stream; accepted "
                        + "is the id of an event, or none")
            }
            position.demandSequence = 0
            position.registerSequence = 0
            if known.runStartedUnixSeconds == run {
                position.demandSequence = min(known.demandSequence, demandNewest)
                position.registerSequence = min(known.registerSequence, registerNewest)
            }
        }
        return APIResponse(
            status: 200,
            headers: [Self.notStored, (name: "X-Accel-Buffering", value: "no")],
            contentType: "text/event-stream", body: .events(CacheEventFeed(self, after: position)))
    }
}
