import GatewayClient
import Terminal

/// Prints each event once, and keeps where it has got to.
///
/// While a gateway runs, `Last-Event-ID` is enough: it goes on right behind the event with that id. A
/// gateway that was started anew numbers its readings anew and tells all that it holds; what was told
/// before is known by the meter's time then.
struct EventLog {
    private let file: String
    private(set) var lastID: String?
    /// The meter's time of the last reading printed, by series.
    private var toldUnixSeconds: [String: Int64] = [:]
    /// Series of which a new run may still tell what was told before.
    private var catchingUp: Set<String> = []
    private var lastGap: EventParser.Event?

    /// The file holds the last id, then `series time` for each series; one that is missing is new.
    init(positionFile: String) {
        file = positionFile
        let lines = (Terminal.contentsIfPresent(of: file) ?? []).split(separator: 10)
            .map { String(decoding: $0, as: UTF8.self) }
        lastID = lines.first
        for line in lines.dropFirst() {
            let words = line.split(separator: " ")
            guard words.count == 2, let time = Int64(words[1]) else {
                Terminal.fail("\(file): '\(line)' is no position", status: 65)
            }
            toldUnixSeconds[String(words[0])] = time
        }
    }

    mutating func take(_ event: EventParser.Event) {
        if let lastID, Self.run(of: lastID) != Self.run(of: event.id), !toldUnixSeconds.isEmpty {
            catchingUp = Set(toldUnixSeconds.keys)
            print("\(event.id) restart {}")
        }
        lastID = event.id
        let data = JSONValue(Array(event.data.utf8)) ?? .null
        let series = data["series"].text ?? ""
        let told = toldUnixSeconds[series] ?? .min
        // A reading ends at its time, a gap at its end.
        if let time = data["time"].integer ?? data["end"].integer {
            if catchingUp.contains(series), time <= told { return }
            if event.type != "gap" {
                catchingUp.remove(series)
                toldUnixSeconds[series] = time
            }
        }
        if event.type == "gap" {
            // It has the id of the reading before it: cut off right behind it, it comes again.
            if event == lastGap { return }
            lastGap = event
        }
        print("\(event.id) \(event.type) \(event.data)")
    }

    /// First the lines, then the position: a crash in between tells something twice, never not at all.
    func save() {
        Terminal.flush()
        guard let lastID else { return }
        let lines = [lastID] + toldUnixSeconds.sorted { $0.key < $1.key }.map { "\($0) \($1)" }
        Terminal.replace(file, with: Array((lines.joined(separator: "\n") + "\n").utf8))
    }

    /// An id is `run-demand-register`: when the gateway was started, and the last number of each
    /// series.
    private static func run(of id: String) -> Substring { id.prefix { $0 != "-" } }
}
