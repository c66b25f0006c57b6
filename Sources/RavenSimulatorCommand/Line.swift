import RavenSimulator

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// One simulated device on one pseudo terminal or TCP port.
///
/// Carries bytes and the time between the two; what to say and when is the device's business.
/// Confined to the one thread of the command.
struct Line {
    /// Where the device can be reached.
    enum Endpoint {
        case pseudoTerminal(PseudoTerminal)
        case tcp(TCPPort)
    }

    private(set) var device: SimulatedDevice
    private var endpoint: Endpoint
    private var client: Int32 = -1
    private var outgoing: [UInt8] = []
    private var outgoingStart = 0
    private let keepsUnread: Bool
    /// Why the line could not be opened again, so that it is said once.
    private var problem = ""

    private static let pieceByteCount = 16_384
    /// How much one turn writes at most, so that the other lines get theirs.
    private static let turnByteCount = 1 << 20
    /// How often a pseudo terminal without a host is looked at, in real milliseconds: the kernel
    /// gives no event when one opens it.
    static let idleMilliseconds: Int32 = 20

    /// A line that is not open yet.
    ///
    /// - Parameter keepsUnread: what a host leaves unread waits for the next one, as a recording
    ///   needs that must arrive whole.
    init(device: SimulatedDevice, endpoint: Endpoint, keepsUnread: Bool) {
        self.device = device
        self.endpoint = endpoint
        self.keepsUnread = keepsUnread
    }

    var isOpen: Bool {
        switch endpoint {
        case .pseudoTerminal(let terminal): terminal.descriptor >= 0
        case .tcp(let port): !port.listeners.isEmpty
        }
    }

    /// Where it can be reached, for a message.
    var place: String {
        switch endpoint {
        case .pseudoTerminal(let terminal): terminal.place
        case .tcp(let port): port.place
        }
    }

    mutating func open() throws(CommandError) {
        switch endpoint {
        case .pseudoTerminal(var terminal):
            try terminal.open()
            endpoint = .pseudoTerminal(terminal)
        case .tcp(var port):
            try port.open()
            endpoint = .tcp(port)
        }
    }

    /// Takes the line away, with its link.
    mutating func remove() {
        client = -1
        forgetOutgoing()
        switch endpoint {
        case .pseudoTerminal(var terminal):
            terminal.remove()
            endpoint = .pseudoTerminal(terminal)
        case .tcp(var port):
            port.remove()
            endpoint = .tcp(port)
        }
    }

    /// What to wait for in poll(2).
    var pollEntries: [pollfd] {
        if client >= 0 {
            var events: Int32 = device.isListening ? POLLIN : 0
            if outgoingStart < outgoing.count || device.hasOutput { events |= POLLOUT }
            return [pollfd(fd: client, events: Int16(events), revents: 0)]
        }
        guard case .tcp(let port) = endpoint else { return [] }
        return port.listeners.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    }

    /// Whether somebody has to look now and then: whether a host has come, or whether a line
    /// that could not be opened again can be now.
    var needsLooking: Bool {
        if !isOpen { return device.isPresent }
        guard case .pseudoTerminal = endpoint else { return false }
        return client < 0
    }

    /// Does everything that can be done now, without waiting.
    mutating func turn(atUnixMilliseconds now: Int64) {
        device.advance(toUnixMilliseconds: now)
        followPresence()
        guard isOpen else { return }
        findClient(atUnixMilliseconds: now)
        guard client >= 0 else { return }
        if device.isListening { read(atUnixMilliseconds: now) }
        write(atUnixMilliseconds: now)
        followPresence()
    }

    /// The device was unplugged or has come back.
    private mutating func followPresence() {
        if isOpen, !device.isPresent {
            remove()
        } else if !isOpen, device.isPresent {
            do throws(CommandError) {
                try open()
                problem = ""
                SystemCalls.report("listening on \(place)")
            } catch {
                // Tried again at the next turn.
                if error.message != problem { SystemCalls.report(error.message) }
                problem = error.message
            }
        }
    }

    private mutating func findClient(atUnixMilliseconds now: Int64) {
        guard client < 0 else { return }
        switch endpoint {
        case .pseudoTerminal(let terminal):
            guard terminal.hasClient else { return }
            client = terminal.descriptor
        case .tcp(var port):
            port.acceptClient()
            endpoint = .tcp(port)
            guard port.client >= 0 else { return }
            client = port.client
        }
        device.connectClient(atUnixMilliseconds: now)
    }

    private mutating func read(atUnixMilliseconds now: Int64) {
        while client >= 0 {
            switch SystemCalls.read(client, maximumByteCount: 4096) {
            case .bytes(let bytes):
                device.receive(bytes, atUnixMilliseconds: now)
                guard device.isListening else { return }
            case .nothingNow: return
            case .end, .failed:
                write(atUnixMilliseconds: now)
                loseClient(atUnixMilliseconds: now)
            }
        }
    }

    private mutating func write(atUnixMilliseconds now: Int64) {
        var written = 0
        while client >= 0, written < Self.turnByteCount {
            if outgoingStart == outgoing.count {
                forgetOutgoing()
                device.takeOutput(into: &outgoing, maximumByteCount: Self.pieceByteCount)
                if outgoing.isEmpty { return }
                // Room was made: a history that is being told can go on.
                device.advance(toUnixMilliseconds: now)
            }
            guard let count = SystemCalls.write(outgoing, from: outgoingStart, to: client) else {
                loseClient(atUnixMilliseconds: now)
                return
            }
            if count == 0 { return }
            outgoingStart += count
            written += count
        }
    }

    private mutating func loseClient(atUnixMilliseconds now: Int64) {
        guard client >= 0 else { return }
        client = -1
        switch endpoint {
        case .pseudoTerminal(let terminal):
            if !keepsUnread { terminal.discardUnreadOutput() }
        case .tcp(var port):
            port.dropClient()
            endpoint = .tcp(port)
        }
        if !keepsUnread { forgetOutgoing() }
        device.disconnectClient(atUnixMilliseconds: now)
    }

    private mutating func forgetOutgoing() {
        outgoing.removeAll(keepingCapacity: true)
        outgoingStart = 0
    }

    /// What the messages about this line begin with.
    var name: String {
        switch endpoint {
        case .pseudoTerminal(let terminal): terminal.link
        case .tcp(let port): port.place
        }
    }

    /// Prints what the device has logged.
    mutating func printLog() {
        for line in device.takeLog() { SystemCalls.report("\(name): \(line)") }
    }
}
