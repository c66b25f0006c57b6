/// When the faults of a scenario begin and end.
struct FaultTimeline: Sendable {
    /// A fault that begins or ends at some time.
    enum Change: Hashable, Sendable {
        case begin(Scenario.Entry)
        case end(Scenario.Entry)
    }

    private struct Upcoming {
        var dueUnixMilliseconds: Int64
        var entry: Scenario.Entry
    }

    private struct Active {
        var entry: Scenario.Entry
        var endUnixMilliseconds: Int64
    }

    private var upcoming: [Upcoming]
    private var active: [Active] = []

    init(_ scenario: Scenario, startUnixMilliseconds: Int64) {
        upcoming = scenario.entries.map {
            Upcoming(dueUnixMilliseconds: startUnixMilliseconds + $0.startMilliseconds, entry: $0)
        }
    }

    /// The faults that hold now, in the order in which they began.
    var activeFaults: [Fault] { active.map(\.entry.fault) }

    func isActive(_ fault: Fault) -> Bool {
        active.contains { $0.entry.fault == fault }
    }

    /// When the next fault begins or ends; nil when none ever will.
    var nextChangeUnixMilliseconds: Int64? {
        let begin = upcoming.lazy.map(\.dueUnixMilliseconds).min()
        let end = active.lazy.map(\.endUnixMilliseconds).min()
        guard let begin, let end else { return begin ?? end }
        return min(begin, end)
    }

    /// Takes the first change that is due at `time`; ends come before beginnings.
    mutating func nextChange(atUnixMilliseconds time: Int64) -> Change? {
        if let index = active.firstIndex(where: { $0.endUnixMilliseconds <= time }) {
            return .end(active.remove(at: index).entry)
        }
        guard let index = upcoming.firstIndex(where: { $0.dueUnixMilliseconds <= time }) else {
            return nil
        }
        let due = upcoming[index]
        if let span = due.entry.repeatMilliseconds {
            upcoming[index].dueUnixMilliseconds += span
        } else {
            upcoming.remove(at: index)
        }
        if due.entry.durationMilliseconds > 0 {
            // A fault that returns while it still holds is prolonged, not doubled.
            active.removeAll { $0.entry.fault == due.entry.fault }
            active.append(
                Active(
                    entry: due.entry,
                    endUnixMilliseconds: due.dueUnixMilliseconds + due.entry.durationMilliseconds))
        }
        return .begin(due.entry)
    }
}
