import OpenSEGAPI

/// One client: its bytes in, its bytes out, and where it stands between the two.
///
/// `Connection+Reading.swift` takes requests, `Connection+Answering.swift` produces answers, this
/// file moves the connection on and keeps its deadlines. Confined to the loop's thread; no call
/// waits.
final class Connection {
    enum Phase {
        case handshaking
        case reading
        /// The password of this request is being checked beside the loop.
        case verifying(VerificationJob, RequestHead)
        case streaming(any APIBodyStream, isChunked: Bool)
        /// Kept text goes out from where it is.
        case sendingText(KeptRowsBody, TextFiles)
        case feeding(any EventFeed, isChunked: Bool)
        case pending(any PendingAnswer, RequestHead)
        /// The answer is complete and no other will follow: sent, then closed.
        case closing
        /// Everything is sent; waits for the client to have taken it.
        case lingering
        case closed
    }

    /// What the connection waits for.
    enum Interest: Hashable, Sendable { case nothing, read, write }

    /// The head that was read last, for clients that ask the same again and again: the same bytes mean
    /// the same. Heads beyond the limit are read anew each time.
    final class LatestHead {
        static let maximumByteCount = 1_024
        let bytes: [UInt8]
        let head: RequestHead

        init(bytes: [UInt8], head: RequestHead) {
            self.bytes = bytes
            self.head = head
        }
    }

    let transport: Transport
    let address: ClientAddress
    /// How much was granted to it: 0 nothing yet, 1 an answer, 2 passage with right credentials.
    var standing = 0
    /// When it was accepted or the last answer began (monotonic milliseconds).
    var lastUsedMilliseconds: Int64
    var phase: Phase
    var input: [UInt8] = []
    var parser: RequestHeadParser
    var latest: LatestHead?
    /// The credentials that have let its last request pass.
    var passage: CredentialGate.Passage?
    var output = OutputBuffer()
    /// Asking for more input is in vain before poll(2) announces some.
    var inputDrained = false
    /// The client has ended its side.
    var inputEnded = false
    /// The answer under way is the last on this connection.
    var closesAfterAnswer = false
    /// Bytes thrown away while lingering.
    var discardedByteCount = 0
    /// When the last event was sent (monotonic milliseconds).
    var lastEventMilliseconds: Int64 = 0
    var interest = Interest.read
    /// Work is left that no socket event will announce.
    private(set) var hasMoreWork = false
    /// Monotonic milliseconds; `Int64.max` for none.
    var deadline: Int64

    init(
        transport: Transport, usesTLS: Bool, address: ClientAddress, now: Instant,
        limits: HTTPLimits
    ) {
        self.transport = transport
        self.address = address
        lastUsedMilliseconds = now.monotonicMilliseconds
        phase = usesTLS ? .handshaking : .reading
        parser = RequestHeadParser(limits: limits.head)
        deadline = now.monotonicMilliseconds + limits.headMilliseconds
    }

    var isClosed: Bool {
        if case .closed = phase { true } else { false }
    }

    var isHandshaking: Bool {
        if case .handshaking = phase { true } else { false }
    }

    /// Waits for a password check, whose end no socket event announces.
    var isVerifying: Bool {
        if case .verifying = phase { true } else { false }
    }

    /// Waits for nothing but the client's next words: closing it breaks off no answer.
    var isExpendable: Bool {
        switch phase {
        case .handshaking, .reading, .lingering: output.isEmpty
        default: false
        }
    }

    /// Must be looked after from time to time, whatever its socket does.
    var isParked: Bool {
        switch phase {
        case .feeding, .pending: true
        default: false
        }
    }

    /// Goes as far as it can, within its share of this turn.
    func serve(at now: Instant, _ services: ServerServices) {
        hasMoreWork = false
        inputDrained = false
        if now.monotonicMilliseconds >= deadline { expire(at: now, services) }
        for _ in 0..<services.limits.stepsPerTurn {
            if isClosed { return }
            if !output.isEmpty, !flush(at: now, services) { return }
            interest = .read
            guard advance(at: now, services) else { return }
        }
        hasMoreWork = !isClosed
    }

    /// Closes at once; what was not sent is lost.
    func close() {
        phase = .closed
    }

    /// One step of the current phase. False when something must happen first.
    private func advance(at now: Instant, _ services: ServerServices) -> Bool {
        switch phase {
        case .handshaking: return shakeHands(at: now, services)
        case .reading: return readRequest(at: now, services)
        case .verifying(let job, let head):
            guard let outcome = job.outcome else { return watchClient(services) }
            services.gate.collect(at: now)
            startReading(at: now, services)
            switch outcome {
            case .right:
                standing = 2
                answer(head, at: now, services)
            case .wrong:
                services.counters.countWrongCredentials()
                refuse(.missing, head, at: now, services)
            case .withdrawn: take(head, at: now, services)
            }
            return true
        case .streaming(let stream, let isChunked):
            continueStream(stream, isChunked, at: now, services)
            return true
        case .sendingText(let body, let files):
            return continueText(body, files, at: now, services)
        case .feeding(let feed, let isChunked):
            continueFeed(feed, isChunked, at: now, services)
            return isParked && output.isEmpty ? watchClient(services) : true
        case .pending(let pending, let head):
            let answer = pending.answer(
                nowUnixSeconds: now.unixSeconds, isFinal: services.isStopping)
            guard let answer else { return watchClient(services) }
            startReading(at: now, services)
            send(answer, for: head, at: now, services)
            return true
        case .closing:
            transport.endSending()
            if inputEnded || services.isStopping {
                close()
                return false
            }
            phase = .lingering
            deadline = now.monotonicMilliseconds + services.limits.lingerMilliseconds
            return true
        case .lingering: return discardInput(services)
        case .closed: return false
        }
    }

    /// Sends what waits. False while the client does not take it, or when it is gone.
    private func flush(at now: Instant, _ services: ServerServices) -> Bool {
        var isFollowed = false
        if case .sendingText = phase { isFollowed = true }
        while !output.isEmpty {
            let result = output.send {
                transport.send($0, from: $1, isFollowed: isFollowed)
            }
            switch result {
            case .count(let count):
                services.counters.countSent(count)
                deadline = now.monotonicMilliseconds + services.limits.stalledMilliseconds
            case .wantsWrite:
                interest = .write
                return false
            case .wantsRead:
                interest = .read
                return false
            case .closed, .failed:
                close()
                return false
            }
        }
        answerIsSent(at: now, services)
        return true
    }

    /// Between answers the head's or the idle deadline holds again.
    func answerIsSent(at now: Instant, _ services: ServerServices) {
        switch phase {
        case .reading: startReading(at: now, services)
        case .feeding, .pending, .verifying: deadline = .max
        default: break
        }
    }

    private func shakeHands(at now: Instant, _ services: ServerServices) -> Bool {
        switch transport.handshake() {
        case .count:
            phase = .reading
            return true
        case .wantsRead: interest = .read
        case .wantsWrite: interest = .write
        case .closed:
            close()
        case .failed:
            services.counters.countFailedHandshake()
            guard transport.fallsBackToPlain() else {
                close()
                return false
            }
            refusePlainHTTP(at: now, services)
            return true
        }
        return false
    }
}
