/// What is to be said to the dongle, one command at a time, and what is awaited from it.
///
/// The dongle wants one command, then quiet; its answers carry no request number and are recognised
/// by their kind only; and some questions are never answered. So: a short queue, at most one command
/// in flight, a pause between commands, and a deadline on every answer.
struct Conversation: Sendable {
    /// Counts since the start of the session.
    struct Counts: Sendable, Hashable, BitwiseCopyable {
        var sent: UInt64 = 0
        var answered: UInt64 = 0
        var unanswered: UInt64 = 0
    }

    private(set) var counts = Counts()
    /// Bytes of the command being written that the device has not taken yet.
    private(set) var outgoing: [UInt8] = []
    /// Since when `outgoing` has held bytes.
    private(set) var outgoingSinceMilliseconds: Int64?

    private var queue: [AcquisitionCommand] = []
    private var inFlight: AcquisitionCommand?
    private var answerDeadline: Int64 = 0
    private var quietUntil: Int64 = 0
    private let pause: Int64
    private let answerTime: Int64

    /// No more than this many commands wait; a set-up of eight meters needs fewer.
    private static let queueLimit = 48

    init(timing: AcquisitionTiming) {
        pause = timing.commandPauseMilliseconds
        answerTime = timing.answerMilliseconds
        outgoing.reserveCapacity(512)
        queue.reserveCapacity(Self.queueLimit)
    }

    /// Forgets everything said and awaited; the link is gone.
    mutating func reset() {
        queue.removeAll(keepingCapacity: true)
        outgoing.removeAll(keepingCapacity: true)
        outgoingSinceMilliseconds = nil
        inFlight = nil
        quietUntil = 0
    }

    /// Forgets what waits to be said and what is awaited, to begin again with a greeting.
    mutating func startOver() {
        queue.removeAll(keepingCapacity: true)
        if outgoing.isEmpty { inFlight = nil }
    }

    /// Lines up a command behind the others, once: none can keep the others waiting for ever.
    mutating func enqueue(_ command: AcquisitionCommand) {
        guard !isPending(command), queue.count < Self.queueLimit else { return }
        queue.append(command)
    }

    /// Whether the command waits to be sent or to be answered.
    private func isPending(_ command: AcquisitionCommand) -> Bool {
        inFlight == command || queue.contains(command)
    }

    /// A fragment of this kind came; it answers the question in flight if it is what that awaits.
    mutating func received(_ kind: FragmentKind, atMilliseconds now: Int64) {
        guard let inFlight, outgoing.isEmpty, inFlight.answer == kind else { return }
        counts.answered += 1
        self.inFlight = nil
        quietUntil = now + pause
    }

    /// Gives up an answer that is overdue and puts the next command into `outgoing` when its time has
    /// come.
    /// - Returns: the question that was given up.
    mutating func advance(toMilliseconds now: Int64) -> AcquisitionCommand? {
        guard outgoing.isEmpty else { return nil }
        var givenUp: AcquisitionCommand?
        if inFlight != nil {
            guard now >= answerDeadline else { return nil }
            counts.unanswered += 1
            givenUp = inFlight
            inFlight = nil
        }
        if now >= quietUntil, !queue.isEmpty {
            let command = queue.removeFirst()
            command.encode(into: &outgoing)
            outgoingSinceMilliseconds = now
            inFlight = command
            counts.sent += 1
        }
        return givenUp
    }

    /// The device took the first `count` bytes of `outgoing`.
    mutating func wrote(_ count: Int, atMilliseconds now: Int64) {
        outgoing.removeFirst(min(count, outgoing.count))
        guard outgoing.isEmpty else { return }
        outgoingSinceMilliseconds = nil
        quietUntil = now + pause
        if inFlight?.answer == nil {
            inFlight = nil
        } else {
            answerDeadline = now + answerTime
        }
    }

    /// When `advance` has something to do; nil while a write is under way or nothing is to be said.
    var nextDeadlineMilliseconds: Int64? {
        guard outgoing.isEmpty else { return nil }
        if inFlight != nil { return answerDeadline }
        return queue.isEmpty ? nil : quietUntil
    }
}
