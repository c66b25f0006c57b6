import RavenKit

/// What the dongle sends by itself about one meter, and how often.
struct Schedule: Hashable, Sendable {
    /// One line: an event with its interval.
    struct Line: Hashable, Sendable {
        let event: ScheduleEvent
        /// Seconds between two; nil when the event is switched off.
        fileprivate(set) var frequencySeconds: UInt32?
        /// When it is sent next; nil when it is not.
        fileprivate(set) var dueUnixMilliseconds: Int64?
        /// While the history is told: its own interval, and where it ends. The host may set
        /// another interval meanwhile, which holds from that end on.
        fileprivate var history: History?

        /// The interval in milliseconds, nil when nothing is sent. An interval of nothing would
        /// never let the time pass and sends nothing.
        var intervalMilliseconds: Int64? {
            frequencySeconds.flatMap { $0 > 0 ? Int64($0) * 1000 : nil }
        }
    }

    struct History: Hashable, Sendable {
        var intervalMilliseconds: Int64
        var endUnixMilliseconds: Int64
    }

    /// In the order in which events that are due together are sent.
    private(set) var lines: [Line]
    private let demandIntervalSeconds: UInt32

    /// The schedule that the device is delivered with; the display has some more events, which are
    /// switched off (EMU-2 Technical Manual, set_schedule).
    init(
        demandIntervalSeconds: UInt32, model: DongleConfiguration.Model = .raven,
        fromUnixMilliseconds time: Int64
    ) {
        self.demandIntervalSeconds = demandIntervalSeconds
        var events: [ScheduleEvent] = [
            .demand, .summation, .time, .price, .message, .scheduledPrices, .profileData,
        ]
        if model == .emu2 { events += [.billingPeriod, .blockPeriod, .matchDescriptor] }
        lines = events.map { Line(event: $0) }
        for event in events { setDefault(event, atUnixMilliseconds: time) }
    }

    /// The line of an event; nil for an event that this device does not have.
    func line(_ event: ScheduleEvent) -> Line? {
        lines.first { $0.event == event }
    }

    /// The line that is due first; the earlier line where two are due together.
    var nextDue: (event: ScheduleEvent, timeUnixMilliseconds: Int64)? {
        var next: (event: ScheduleEvent, timeUnixMilliseconds: Int64)?
        for line in lines {
            if let due = line.dueUnixMilliseconds, due < next?.timeUnixMilliseconds ?? .max {
                next = (line.event, due)
            }
        }
        return next
    }

    /// Gives an event another interval, counted from now; nil switches it off.
    ///
    /// - Returns: false for an event that this device does not have.
    @discardableResult
    mutating func set(
        _ event: ScheduleEvent, frequencySeconds: UInt32?, atUnixMilliseconds time: Int64
    ) -> Bool {
        guard let index = lines.firstIndex(where: { $0.event == event }) else { return false }
        lines[index].frequencySeconds = frequencySeconds
        guard lines[index].history == nil else { return true }
        lines[index].dueUnixMilliseconds = lines[index].intervalMilliseconds.map { time + $0 }
        return true
    }

    /// Gives an event the interval that the device is delivered with (pyraven's README lists the
    /// RAVEn's).
    @discardableResult
    mutating func setDefault(_ event: ScheduleEvent, atUnixMilliseconds time: Int64) -> Bool {
        let frequency: UInt32? =
            switch event {
            case .demand: demandIntervalSeconds
            case .summation: 240
            case .time: 900
            case .price, .scheduledPrices: 90
            case .message: 120
            default: nil
            }
        return set(event, frequencySeconds: frequency, atUnixMilliseconds: time)
    }

    /// Moves an event that was sent to its next time.
    mutating func advance(_ event: ScheduleEvent) {
        guard let index = lines.firstIndex(where: { $0.event == event }),
            let due = lines[index].dueUnixMilliseconds
        else { return }
        if let history = lines[index].history {
            let next = due + history.intervalMilliseconds
            lines[index].dueUnixMilliseconds = next
            guard next >= history.endUnixMilliseconds else { return }
            lines[index].history = nil
            if lines[index].intervalMilliseconds == nil { lines[index].dueUnixMilliseconds = nil }
        } else {
            lines[index].dueUnixMilliseconds = lines[index].intervalMilliseconds.map { due + $0 }
        }
    }

    /// Tells the past of an event, from `start` to `end` at the interval of now; then goes on
    /// without a break. Does nothing for an event that is switched off.
    mutating func tellHistory(
        of event: ScheduleEvent, fromUnixMilliseconds start: Int64, toUnixMilliseconds end: Int64
    ) {
        guard let index = lines.firstIndex(where: { $0.event == event }),
            let interval = lines[index].intervalMilliseconds
        else { return }
        lines[index].dueUnixMilliseconds = start
        lines[index].history = History(intervalMilliseconds: interval, endUnixMilliseconds: end)
    }
}
