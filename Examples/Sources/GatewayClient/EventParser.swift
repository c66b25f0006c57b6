/// Server-sent events (the HTML standard's own section) out of bytes in pieces of any size, as far as
/// a gateway uses them: `id`, `event`, one `data`, comments.
public struct EventParser {
    /// One event, whole.
    public struct Event: Sendable, Hashable {
        /// What to send as `Last-Event-ID` to go on behind it.
        public var id: String
        /// `reading`, `register`, `gap`, `overwritten` or `state`.
        public var type: String
        /// Its JSON.
        public var data: String
    }

    private var line: [UInt8] = []
    private var fields: [String: String] = [:]

    /// A parser at the start of a stream.
    public init() {}

    /// The events that these bytes complete.
    public mutating func receive(_ piece: [UInt8]) -> [Event] {
        var events: [Event] = []
        for byte in piece {
            guard byte == UInt8(ascii: "\n") else {
                // No line of a gateway is near that long; memory stays bounded.
                if line.count < 65_536 { line.append(byte) }
                continue
            }
            if line.isEmpty {
                if let id = fields["id"], let type = fields["event"], let data = fields["data"] {
                    events.append(Event(id: id, type: type, data: data))
                }
                fields = [:]
            } else if let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > 0 {
                let name = String(decoding: line[..<colon], as: UTF8.self)
                let value = line[colon...].dropFirst().drop { $0 == UInt8(ascii: " ") }
                if ["id", "event", "data"].contains(name) {
                    fields[name] = String(decoding: value, as: UTF8.self)
                }
            }
            line.removeAll(keepingCapacity: true)
        }
        return events
    }
}
