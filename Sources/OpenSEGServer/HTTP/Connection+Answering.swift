import OpenSEGAPI

extension Connection {
    /// Asks the handler and begins to send what it says.
    func answer(_ head: RequestHead, at now: Instant, _ services: ServerServices) {
        let request = APIRequest(
            path: head.path, query: head.query, isHead: head.method == .head,
            ifNoneMatch: head.ifNoneMatch, acceptsGzip: head.acceptsGzip,
            lastEventID: head.lastEventID)
        let response = services.handler(request, now.unixSeconds)
        if case .pending(let pending) = response.body {
            phase = .pending(pending, head)
            deadline = .max
        } else {
            send(response, for: head, at: now, services)
        }
    }

    /// Encodes the head of `response` and as much of its body as is there already.
    func send(
        _ response: APIResponse, for head: RequestHead, at now: Instant, _ services: ServerServices
    ) {
        standing = max(standing, 1)
        lastUsedMilliseconds = now.monotonicMilliseconds
        let framing = Self.framing(of: response, for: head)
        closesAfterAnswer = !head.keepsAlive || services.isStopping || framing == .untilClose
        services.counters.countAnswer(status: response.status)
        let crossOrigin = services.crossOrigin.headers(for: head.origin)
        output.append { bytes in
            ResponseHead(
                status: response.status, contentType: response.contentType,
                headers: crossOrigin.isEmpty ? response.headers : response.headers + crossOrigin,
                framing: framing, keepsAlive: !closesAfterAnswer,
                minorVersion: head.minorVersion, date: services.date(at: now)
            ).encode(into: &bytes)
        }
        deadline = now.monotonicMilliseconds + services.limits.stalledMilliseconds
        lastEventMilliseconds = now.monotonicMilliseconds
        switch response.body {
        case _ where head.method == .head || framing == .none: finishAnswer()
        case .none, .pending: finishAnswer()
        case .bytes(let body):
            output.append(body: body)
            finishAnswer()
        case .stream(let stream):
            if let text = stream as? KeptRowsBody, let files = text.store as? TextFiles,
                transport.sendsFiles
            {
                phase = .sendingText(text, files)
            } else {
                phase = .streaming(stream, isChunked: framing == .chunked)
            }
        case .events(let feed): phase = .feeding(feed, isChunked: framing == .chunked)
        }
    }

    private static func framing(of response: APIResponse, for head: RequestHead) -> BodyFraming {
        if response.status == 204 || response.status == 304 { return .none }
        switch response.body {
        case .none, .pending: return .length(0)
        case .bytes(let body): return .length(body.count)
        case .stream(let text as KeptRowsBody): return .length(text.byteCount)
        case .stream, .events:
            return head.minorVersion == 0 ? .untilClose : .chunked
        }
    }

    private func finishAnswer() {
        phase = closesAfterAnswer ? .closing : .reading
    }

    /// Asks a stream for pieces until enough waits to be sent.
    func continueStream(
        _ stream: any APIBodyStream, _ isChunked: Bool, at now: Instant, _ services: ServerServices
    ) {
        while output.count < services.limits.outputByteCount {
            let progress =
                isChunked
                ? output.appendChunk { stream.writeNextPiece(into: &$0) }
                : output.append { stream.writeNextPiece(into: &$0) }
            switch progress {
            case .more: continue
            case .finished:
                if isChunked { output.appendLastChunk() }
                finishAnswer()
            case .aborted(let reason):
                services.log("answer broken off: \(reason)")
                close()
            }
            return
        }
    }

    /// Sends kept text, one file's worth at most. False when the client must take it first.
    func continueText(
        _ body: KeptRowsBody, _ files: TextFiles, at now: Instant, _ services: ServerServices
    ) -> Bool {
        guard let range = body.nextRange(), let file = files.file(at: range.lowerBound) else {
            services.log(KeptRowsBody.overtaken)
            close()
            return false
        }
        let end = min(file.end, range.upperBound)
        let result = transport.send(
            file: file.descriptor, from: range.lowerBound - file.start,
            count: Int(end - range.lowerBound))
        switch result {
        case .count(let count):
            services.counters.countSent(count)
            body.advance(by: count)
            deadline = now.monotonicMilliseconds + services.limits.stalledMilliseconds
            if body.byteCount == 0 {
                finishAnswer()
                answerIsSent(at: now, services)
            }
            return true
        case .wantsRead, .wantsWrite: interest = .write
        case .closed, .failed: close()
        }
        return false
    }

    /// Sends the events that have come up, a comment after a long silence, the end when the
    /// server stops.
    func continueFeed(
        _ feed: any EventFeed, _ isChunked: Bool, at now: Instant, _ services: ServerServices
    ) {
        let goesOn =
            isChunked
            ? output.appendChunk { feed.writeNewEvents(into: &$0, nowUnixSeconds: now.unixSeconds) }
            : output.append { feed.writeNewEvents(into: &$0, nowUnixSeconds: now.unixSeconds) }
        let silence = now.monotonicMilliseconds - lastEventMilliseconds
        if !output.isEmpty {
            lastEventMilliseconds = now.monotonicMilliseconds
            deadline = now.monotonicMilliseconds + services.limits.stalledMilliseconds
        } else if silence >= services.limits.heartbeatMilliseconds {
            lastEventMilliseconds = now.monotonicMilliseconds
            let comment = Array(":\n\n".utf8)
            if isChunked {
                output.appendChunk { $0 += comment }
            } else {
                output.append { $0 += comment }
            }
        }
        if !goesOn || services.isStopping {
            if isChunked { output.appendLastChunk() }
            // An event stream is a connection's last answer: its client connects anew anyway.
            phase = .closing
        }
    }

    /// Answers a request that the gate did not let through.
    func refuse(
        _ decision: CredentialGate.Decision, _ head: RequestHead, at now: Instant,
        _ services: ServerServices
    ) {
        let response: APIResponse
        switch decision {
        case .blocked(let seconds):
            response = .sentence(
                429, "too many wrong passwords from this address; try again in \(seconds) s",
                [(name: "Retry-After", value: "\(seconds)")])
        case .busy:
            response = .sentence(
                503, "passwords of others are being checked; try again in a second",
                [(name: "Retry-After", value: "1")])
        case .pass, .missing, .wait:
            response = .sentence(
                401, "a user name and its password are needed",
                [(name: "WWW-Authenticate", value: "Basic realm=\"OpenSEG\", charset=\"UTF-8\"")])
        }
        send(response, for: head, at: now, services)
    }

    /// Answers what could not be taken as a request, and closes.
    func refuse(_ refusal: RequestRefusal, at now: Instant, _ services: ServerServices) {
        input.removeAll()
        refuse(
            status: refusal.status, refusal.sentence,
            refusal.status == 405 ? [(name: "Allow", value: "GET, HEAD")] : [],
            omitsBody: refusal.omitsBody, at: now, services)
    }

    /// Tells a client that spoke plain HTTP to the TLS port.
    func refusePlainHTTP(at now: Instant, _ services: ServerServices) {
        refuse(
            status: 400, "this port speaks HTTPS: write https:// in the address", [],
            omitsBody: false, at: now, services)
    }

    private func refuse(
        status: Int, _ sentence: String, _ headers: [(name: String, value: String)],
        omitsBody: Bool, at now: Instant, _ services: ServerServices
    ) {
        services.counters.countAnswer(status: status)
        let body = Array((sentence + "\n").utf8)
        output.append { bytes in
            ResponseHead(
                status: status, contentType: "text/plain; charset=utf-8", headers: headers,
                framing: .length(body.count), keepsAlive: false, minorVersion: 1,
                date: services.date(at: now)
            ).encode(into: &bytes)
            if !omitsBody { bytes += body }
        }
        deadline = now.monotonicMilliseconds + services.limits.stalledMilliseconds
        phase = .closing
    }
}
