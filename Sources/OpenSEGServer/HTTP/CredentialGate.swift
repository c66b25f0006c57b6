import OpenSEGAPI

/// Decides whether a request may pass, by its `Authorization` field.
///
/// Checking a password is slow on purpose (tens of milliseconds and more), so right credentials
/// are remembered: as a digest of the field's bytes under a key that lives only in this process,
/// never the password. Unknown credentials are checked one at a time on a thread beside the
/// loop; at most `maximumWaitingCount` wait in line, at most `maximumJobsPerAddress` of one address. Whoever fails ten
/// times within a minute is refused unchecked until the minute is over. Remembered credentials
/// always pass and cost one digest, also from a blocked address; those that a connection repeats cost
/// a comparison (`Passage`).
///
/// Confined to the loop's thread.
final class CredentialGate {
    /// What becomes of a request.
    enum Decision {
        case pass
        /// No usable credentials were sent: 401. Not counted.
        case missing
        /// 429 with `Retry-After`.
        case blocked(waitSeconds: Int)
        /// Too many checks wait already: 503 with `Retry-After`.
        case busy
        /// Ask the job for its outcome; the wake pipe tells when.
        case wait(VerificationJob)
    }

    /// What a connection keeps of credentials that were right, for as long as it is open: the field's
    /// bytes, and which users they were right for.
    struct Passage {
        fileprivate let authorization: [UInt8]
        fileprivate let generation: Int
    }

    static let maximumRememberedCount = 64
    static let maximumWaitingCount = 16
    static let maximumJobsPerAddress = 4

    private var verify: VerificationJob.Verify?
    private let wake: WakePipe
    private let key: [UInt8]
    private var remembered: [[UInt8]] = []
    /// Which user file it is, counted.
    private var generation = 0
    private var limiter: FailureLimiter
    private var running: VerificationJob?
    private var waiting: [VerificationJob] = []

    /// - Parameter verify: nil lets every request pass.
    init(
        verify: VerificationJob.Verify?, wake: WakePipe, limiter: FailureLimiter = FailureLimiter()
    ) {
        self.verify = verify
        self.wake = wake
        self.limiter = limiter
        var random = SystemRandomNumberGenerator()
        key = (0..<32).map { _ in UInt8.random(in: 0...255, using: &random) }
    }

    /// - Parameter passage: the connection's own; set where the credentials are remembered.
    func decide(
        _ authorization: [UInt8]?, from address: ClientAddress, at now: Instant,
        passage: inout Passage?
    ) -> Decision {
        guard let verify else { return .pass }
        guard let authorization else { return .missing }
        if let passage, passage.generation == generation,
            authorization.isSecretlyEqual(to: passage.authorization)
        {
            return .pass
        }
        let digest = SHA256.digest(key + authorization)
        if isRemembered(digest) {
            passage = Passage(authorization: authorization, generation: generation)
            return .pass
        }
        guard let credentials = BasicCredentials(authorization) else { return .missing }
        if let seconds = limiter.waitSeconds(for: address, at: now) {
            return .blocked(waitSeconds: seconds)
        }
        let sameAddress = ([running].compactMap { $0 } + waiting).filter { $0.address == address }
        // A browser sends the same words on several connections at once: one check answers all.
        if let job = sameAddress.first(where: { $0.digest == digest }) { return .wait(job) }
        guard waiting.count < Self.maximumWaitingCount,
            sameAddress.count < Self.maximumJobsPerAddress
        else { return .busy }
        let job = VerificationJob(
            digest: digest, address: address, credentials: credentials, verify: verify, wake: wake)
        waiting.append(job)
        startNext()
        return .wait(job)
    }

    /// Notes the outcome of a finished check and starts the next. Called once per turn.
    func collect(at now: Instant) {
        while let job = running, let outcome = job.outcome {
            running = nil
            if outcome == .right {
                if remembered.count == Self.maximumRememberedCount { remembered.removeFirst() }
                remembered.append(job.digest)
            } else {
                limiter.record(job.address, at: now)
            }
            startNext()
        }
    }

    /// Takes another user file. All credentials must prove themselves again; checks under way
    /// still answer the requests that wait for them, and are not remembered.
    func replace(verify: VerificationJob.Verify?) {
        self.verify = verify
        generation += 1
        remembered = []
        running = nil
        for job in waiting { job.withdraw() }
        waiting = []
    }

    /// Looks at every remembered digest, wherever the right one stands.
    private func isRemembered(_ digest: [UInt8]) -> Bool {
        var found = false
        for known in remembered where known.isSecretlyEqual(to: digest) { found = true }
        return found
    }

    private func startNext() {
        guard running == nil, !waiting.isEmpty else { return }
        let job = waiting.removeFirst()
        running = job
        job.start()
    }
}

extension [UInt8] {
    /// Whether the bytes are the same. Looks at all of them, wherever the first difference is, so that
    /// the time tells nothing but their number.
    func isSecretlyEqual(to other: [UInt8]) -> Bool {
        other.count == count && startsSecretly(with: other)
    }

    /// Whether the first bytes are those of `beginning`. Looks at all of them, wherever the first
    /// difference is.
    func startsSecretly(with beginning: [UInt8]) -> Bool {
        guard beginning.count <= count else { return false }
        var difference: UInt8 = 0
        for index in beginning.indices { difference |= self[index] ^ beginning[index] }
        return difference == 0
    }
}
