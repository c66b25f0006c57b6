import OpenSEGAPI

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The server: one thread, one loop around `poll(2)`, no locks.
///
/// Everything here belongs to the thread that calls `run()`; only `wake` may be used from others.
/// The loop touches nothing of acquisition: handlers read the rings, and parked requests look at
/// them again every 250 ms.
final class HTTPServer {
    /// What a reload puts in place of the old; the certificate is reloaded inside `TLSServer`.
    struct Replacement {
        var verify: VerificationJob.Verify?
    }

    /// Wakes, stops or reloads the server, from any thread and from signal handlers.
    let wake: WakePipe
    private var listeners: [Listener]
    private let tls: TLSServer?
    private let services: ServerServices
    private let reload: () -> Replacement?
    private var connections: [Connection] = []
    /// What poll(2) looks at: connections first, in their order, then the pipe, then the listeners.
    private var entries: [pollfd] = []
    /// Accepting is put off until then, after descriptors ran out (monotonic milliseconds).
    private var acceptPausedUntil: Int64 = 0
    private var stopDeadline: Int64?
    /// When parked connections are looked after next (monotonic milliseconds).
    private var parkedDue: Int64 = 0

    /// Opens nothing: `listeners` listen already, so that a failure to bind was told before.
    ///
    /// - Parameters:
    ///   - tls: nil for plain HTTP. Unix sockets are always plain.
    ///   - verify: checks user and password, slowly, on a thread of its own; nil lets everyone in.
    ///   - openPaths: paths that need no credentials, beside `/health`.
    ///   - counters: where the server counts what it does.
    ///   - reload: called on SIGHUP; nil keeps what is in place.
    ///   - handler: answers requests, on the loop's thread; must not wait.
    init(
        listeners: [Listener], tls: TLSServer?, verify: VerificationJob.Verify?,
        hostPolicy: HostPolicy, crossOrigin: CrossOriginPolicy = CrossOriginPolicy(),
        openPaths: Set<String> = [], limits: HTTPLimits = HTTPLimits(),
        counters: ServerCounters = ServerCounters(),
        log: @escaping @Sendable (String) -> Void = { _ in },
        reload: @escaping () -> Replacement? = { nil }, handler: @escaping ServerServices.Handler
    ) {
        self.listeners = listeners
        self.tls = tls
        self.reload = reload
        wake = WakePipe()
        services = ServerServices(
            limits: limits, hostPolicy: hostPolicy, crossOrigin: crossOrigin,
            gate: CredentialGate(verify: verify, wake: wake), counters: counters,
            openPaths: openPaths.union(["/health", "/health/"]), log: log, handler: handler)
    }

    /// Serves until it is told to stop and all answers under way have ended (or their time is
    /// over).
    ///
    /// - Parameter afterFirstClient: called once, when a client was answered and none is left.
    func run(afterFirstClient: (() -> Void)? = nil) {
        var afterFirstClient = afterFirstClient
        blockBrokenPipeSignal()
        while true {
            var now = Instant.now()
            if let stopDeadline, connections.isEmpty || now.monotonicMilliseconds >= stopDeadline {
                connections = []
                return
            }
            poll(until: nextDeadline(now), now)
            now = Instant.now()
            let connectionCount = connections.count
            if isReady(connectionCount) {
                for message in wake.drain() { receive(message, now) }
            }
            services.gate.collect(at: now)
            serve(now)
            accept(firstEntry: connectionCount + 1, now)
            services.counters.setOpenConnections(connections.count)
            if connections.isEmpty, services.counters.hasAnswered {
                afterFirstClient?()
                afterFirstClient = nil
            }
        }
    }

    private func receive(_ message: WakePipe.Message, _ now: Instant) {
        switch message {
        case .look: break
        case .reload:
            if let replacement = reload() { services.gate.replace(verify: replacement.verify) }
        case .stop:
            guard stopDeadline == nil else { return }
            services.isStopping = true
            listeners = []
            stopDeadline = now.monotonicMilliseconds + services.limits.stopMilliseconds
            for connection in connections where connection.isExpendable { connection.close() }
        }
    }

    /// When the loop must go on even if nothing happens (monotonic milliseconds).
    private func nextDeadline(_ now: Instant) -> Int64 {
        var next = stopDeadline ?? .max
        if acceptPausedUntil > now.monotonicMilliseconds { next = min(next, acceptPausedUntil) }
        for connection in connections {
            if connection.hasMoreWork || connection.isParked && services.isStopping {
                return now.monotonicMilliseconds
            }
            next = min(next, connection.deadline)
            if connection.isParked { next = min(next, parkedDue) }
        }
        return next
    }

    private func isReady(_ index: Int) -> Bool { entries[index].revents != 0 }

    /// Waits for the first event.
    private func poll(until deadline: Int64, _ now: Instant) {
        entries.removeAll(keepingCapacity: true)
        for connection in connections {
            let events: Int32
            switch connection.socketInterest {
            case .read: events = Int32(POLLIN)
            case .write: events = Int32(POLLOUT)
            case .nothing: events = 0
            }
            entries.append(
                pollfd(
                    fd: connection.transport.descriptor, events: Int16(truncatingIfNeeded: events),
                    revents: 0))
        }
        entries.append(pollfd(fd: wake.readDescriptor, events: Int16(POLLIN), revents: 0))
        let accepts = stopDeadline == nil && acceptPausedUntil <= now.monotonicMilliseconds
        for listener in listeners where accepts {
            entries.append(pollfd(fd: listener.descriptor, events: Int16(POLLIN), revents: 0))
        }
        let wait = deadline == .max ? -1 : max(0, deadline - now.monotonicMilliseconds)
        // The array's own elements are read and written.
        _ = unsafe systemPoll(&entries, nfds_t(entries.count), Int32(clamping: wait))
    }

    /// Gives every connection that has something to do its share.
    private func serve(_ now: Instant) {
        var handshakeCount = 0
        let isParkedTurn = services.isStopping || now.monotonicMilliseconds >= parkedDue
        if isParkedTurn {
            parkedDue = now.monotonicMilliseconds + services.limits.parkedMilliseconds
        }
        for (index, connection) in connections.enumerated() {
            let isDue =
                isReady(index) || connection.hasMoreWork || connection.isVerifying
                || connection.isParked && isParkedTurn
                || now.monotonicMilliseconds >= connection.deadline
            guard isDue else { continue }
            if connection.isHandshaking {
                handshakeCount += 1
                if handshakeCount > services.limits.handshakesPerTurn { continue }
            }
            connection.serve(at: now, services)
        }
        connections.removeAll { $0.isClosed }
    }

    /// - Parameter firstEntry: where the listeners' entries begin; there are none while accepting is
    ///   put off.
    private func accept(firstEntry: Int, _ now: Instant) {
        guard stopDeadline == nil else { return }
        for (listener, entry) in zip(listeners, entries[firstEntry...])
        where entry.revents != 0 {
            var isPlain = tls == nil
            if case .unixSocket = listener.address { isPlain = true }
            for _ in 0..<services.limits.acceptsPerTurn {
                switch listener.accept() {
                case .client(let descriptor, let address):
                    let tls = isPlain ? nil : tls
                    guard let transport = Transport(descriptor: descriptor, tls: tls) else {
                        continue
                    }
                    admit(transport, usesTLS: tls != nil, address, now)
                    continue
                case .exhausted:
                    _ = makeRoom { _ in true }
                    acceptPausedUntil = now.monotonicMilliseconds + 100
                case .none: break
                }
                break
            }
        }
    }

    /// Takes a client in. When there are too many, another one makes room; when all are being
    /// answered, the new one is refused.
    private func admit(
        _ transport: Transport, usesTLS: Bool, _ address: ClientAddress, _ now: Instant
    ) {
        let limits = services.limits
        if !address.isLocalSocket {
            let count = connections.count { $0.address == address }
            if count >= limits.connectionsPerAddress,
                !makeRoom(where: { $0.address == address })
            {
                services.counters.countRefusedConnection()
                return
            }
        }
        if connections.count >= limits.connectionCount, !makeRoom(where: { _ in true }) {
            services.counters.countRefusedConnection()
            return
        }
        services.counters.countAcceptedConnection()
        connections.append(
            Connection(
                transport: transport, usesTLS: usesTLS, address: address, now: now, limits: limits))
    }

    /// Closes one connection that is not being answered: the one of least standing, of those the
    /// one unused for longest.
    private func makeRoom(where isCandidate: (Connection) -> Bool) -> Bool {
        let candidates = connections.indices.filter {
            connections[$0].isExpendable && isCandidate(connections[$0])
        }
        let least = candidates.min { left, right in
            let (left, right) = (connections[left], connections[right])
            return (left.standing, left.lastUsedMilliseconds)
                < (right.standing, right.lastUsedMilliseconds)
        }
        guard let least else { return false }
        connections.remove(at: least).close()
        return true
    }
}
