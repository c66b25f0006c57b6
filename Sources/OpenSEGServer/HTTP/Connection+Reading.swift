import OpenSEGAPI

extension Connection {
    /// Takes the next request out of the input, or more input. False when the client must send
    /// first.
    func readRequest(at now: Instant, _ services: ServerServices) -> Bool {
        if services.isStopping {
            phase = .closing
            return true
        }
        let hadBegun = parser.hasBegun
        if !hadBegun, let latest, input.startsSecretly(with: latest.bytes) {
            removeInput(latest.bytes.count)
            take(latest.head, at: now, services)
            return true
        }
        switch input.isEmpty ? .needsMore : parser.parse(input.span) {
        case .head(let head, let byteCount):
            if byteCount <= LatestHead.maximumByteCount {
                latest = LatestHead(bytes: Array(input[..<byteCount]), head: head)
            }
            removeInput(byteCount)
            parser = RequestHeadParser(limits: services.limits.head)
            take(head, at: now, services)
            return true
        case .refused(let refusal):
            refuse(refusal, at: now, services)
            return true
        case .needsMore:
            if parser.hasBegun, !hadBegun {
                // The first bytes of a further head start its clock.
                let limit = now.monotonicMilliseconds + services.limits.headMilliseconds
                deadline = min(deadline, limit)
            }
            if inputEnded {
                close()
                return false
            }
            return receive(services)
        }
    }

    private func removeInput(_ count: Int) {
        if count == input.count {
            input.removeAll(keepingCapacity: true)
        } else {
            input.removeFirst(count)
        }
    }

    /// Begins to wait for a request.
    func startReading(at now: Instant, _ services: ServerServices) {
        phase = .reading
        let limit =
            parser.hasBegun || !input.isEmpty
            ? services.limits.headMilliseconds : services.limits.idleMilliseconds
        deadline = now.monotonicMilliseconds + limit
    }

    /// While the connection waits for something else: only notices when the client goes away.
    /// Always false, as a step that can not go on.
    func watchClient(_ services: ServerServices) -> Bool {
        if input.count < Self.pipelinedByteCount {
            while !inputEnded, input.count < Self.pipelinedByteCount {
                switch transport.receive(into: &input, maximumCount: 1_024) {
                case .count(let count):
                    services.counters.countReceived(count)
                    continue
                case .closed: inputEnded = true
                case .failed: close()
                case .wantsRead, .wantsWrite: return false
                }
                if isClosed { return false }
            }
        }
        // Whoever waits for events has no other use for the connection.
        if inputEnded, isParked { close() }
        return false
    }

    /// So much of further requests is taken while an answer is under way.
    static var pipelinedByteCount: Int { 8_192 }

    /// What is to be waited for at the socket.
    var socketInterest: Interest {
        switch phase {
        case .verifying, .feeding, .pending:
            guard output.isEmpty else { return interest }
            return inputEnded || input.count >= Self.pipelinedByteCount ? .nothing : .read
        default: return interest
        }
    }

    /// The client's time is over.
    func expire(at now: Instant, _ services: ServerServices) {
        if case .reading = phase, parser.hasBegun, output.isEmpty {
            deadline = now.monotonicMilliseconds + services.limits.lingerMilliseconds
            refuse(RequestRefusal(code: .headTooSlow, offset: input.count), at: now, services)
        } else {
            close()
        }
    }

    /// Throws away what still comes, until the client has seen the end of the answer.
    func discardInput(_ services: ServerServices) -> Bool {
        input.removeAll()
        switch transport.receive(into: &input, maximumCount: services.limits.readByteCount) {
        case .count(let count):
            services.counters.countReceived(count)
            discardedByteCount += count
            if discardedByteCount > 1 << 18 { close() }
            return !isClosed
        case .wantsRead, .wantsWrite: return false
        case .closed, .failed:
            close()
            return false
        }
    }

    /// An idle connection keeps no memory: what it used for input the next one uses.
    private func keepNoMemory(_ services: ServerServices) {
        if input.isEmpty, input.capacity > 0 {
            swap(&input, &services.spareInput)
            input = []
        }
        output.trim()
    }

    private func receive(_ services: ServerServices) -> Bool {
        if inputDrained {
            keepNoMemory(services)
            return false
        }
        let room = services.limits.readByteCount
        if input.capacity == 0 { swap(&input, &services.spareInput) }
        switch transport.receive(into: &input, maximumCount: room) {
        case .count(let count):
            services.counters.countReceived(count)
            inputDrained = transport.isDrained(after: count, of: room)
            return true
        case .wantsRead, .wantsWrite:
            keepNoMemory(services)
            return false
        case .closed:
            inputEnded = true
            if input.isEmpty {
                close()
                return false
            }
            return true
        case .failed:
            close()
            return false
        }
    }

    /// Checks whom a request is for and who sends it.
    func take(_ head: RequestHead, at now: Instant, _ services: ServerServices) {
        guard services.hostPolicy.accepts(head.authority) else {
            let host = head.authority?.host ?? ""
            send(
                .sentence(
                    421,
                    "this gateway is not known as '\(host)'; ask for it by its address, or add the "
                        + "name to its configuration"),
                for: head, at: now, services)
            return
        }
        if head.method == .options {
            guard let allowed = services.crossOrigin.preflightAnswer(to: head) else {
                refuse(RequestRefusal(code: .unsupportedMethod, offset: 0), at: now, services)
                return
            }
            send(allowed, for: head, at: now, services)
            return
        }
        if services.openPaths.contains(head.path) {
            answer(head, at: now, services)
            return
        }
        let decision = services.gate.decide(
            head.authorization, from: address, at: now, passage: &passage)
        switch decision {
        case .pass:
            standing = 2
            answer(head, at: now, services)
        case .wait(let job):
            phase = .verifying(job, head)
            deadline = .max
        default: refuse(decision, head, at: now, services)
        }
    }
}
