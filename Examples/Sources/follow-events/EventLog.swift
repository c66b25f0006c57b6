import GatewayClient
import Terminal

/// Prints each event once, and keeps where it has got to.
///
/// While a gateway runs, `Last-Event-ID` is enough: it goes on right behind the event with that id. A
/// gateway that was started anew numbers its readings anew and tells all that it holds; what was told
/// before is known by its time and value then.
struct EventLog {
    /// What makes two events the same, whatever their numbers are.
    private struct Told: Hashable {
        var type: String
        var time: Int64
        var value: Int64?
    }

    private let file: String
    private(set) var lastID: String?
    private var hasRestarted = false
    /// The events told last, in two generations: when the newer one is full, the older one goes.
    private var told: (newer: Set<Told>, older: Set<Told>) = ([], [])
    private static let generationCount = 50_000  // 48 hours and more

    /// Begins behind the id that the file holds, or with the newest reading where there is none.
    init(positionFile: String) {
        file = positionFile
        let text = Terminal.contentsIfPresent(of: file).map { String(decoding: $0, as: UTF8.self) }
        lastID = text?.split(separator: "\n").first.map(String.init)
    }

    mutating func take(_ event: EventParser.Event) {
        if let lastID, Self.run(of: lastID) != Self.run(of: event.id), !told.newer.isEmpty {
            hasRestarted = true
            print("\(event.id) restart {}")
        }
        lastID = event.id
        let data = JSONValue(Array(event.data.utf8)) ?? .null
        if let time = data["time"].integer ?? data["start"].integer {
            let value = data["watts"].thousandths ?? data["delivered_watt_hours"].thousandths
            let isNew = note(Told(type: event.type, time: time, value: value))
            // A gap has the id of the reading before it: cut off right behind it, it comes again.
            if !isNew, hasRestarted || event.type == "gap" { return }
        }
        print("\(event.id) \(event.type) \(event.data)")
    }

    /// First the lines, then the position: a crash in between tells something twice, never not at all.
    func save() {
        Terminal.flush()
        if let lastID { Terminal.replace(file, with: Array("\(lastID)\n".utf8)) }
    }

    /// False for what was noted before.
    private mutating func note(_ event: Told) -> Bool {
        guard !told.older.contains(event), told.newer.insert(event).inserted else { return false }
        if told.newer.count >= Self.generationCount { told = ([], told.newer) }
        return true
    }

    /// An id is `run-demand-register`: when the gateway was started, and the last number of each
    /// series.
    private static func run(of id: String) -> Substring { id.prefix { $0 != "-" } }
}
