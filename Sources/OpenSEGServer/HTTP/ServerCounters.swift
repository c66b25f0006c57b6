import OpenSEGAPI
import Synchronization

/// What the server has done, counted on the loop's thread and read from any.
///
/// Relaxed everywhere: each count stands for itself, and nothing is decided by them.
final class ServerCounters: Sendable {
    private let successful = Atomic<UInt64>(0)
    private let redirected = Atomic<UInt64>(0)
    private let refused = Atomic<UInt64>(0)
    private let failed = Atomic<UInt64>(0)
    private let accepted = Atomic<UInt64>(0)
    private let turnedAway = Atomic<UInt64>(0)
    private let open = Atomic<UInt64>(0)
    private let received = Atomic<UInt64>(0)
    private let sent = Atomic<UInt64>(0)
    private let failedHandshakes = Atomic<UInt64>(0)
    private let wrongCredentials = Atomic<UInt64>(0)

    func countAnswer(status: Int) {
        switch status {
        case ..<300: Self.add(1, to: successful)
        case ..<400: Self.add(1, to: redirected)
        case ..<500: Self.add(1, to: refused)
        default: Self.add(1, to: failed)
        }
    }

    func countAcceptedConnection() { Self.add(1, to: accepted) }
    func countRefusedConnection() { Self.add(1, to: turnedAway) }
    func setOpenConnections(_ count: Int) { open.store(UInt64(count), ordering: .relaxed) }
    func countReceived(_ byteCount: Int) { Self.add(UInt64(byteCount), to: received) }
    func countSent(_ byteCount: Int) { Self.add(UInt64(byteCount), to: sent) }
    func countFailedHandshake() { Self.add(1, to: failedHandshakes) }
    func countWrongCredentials() { Self.add(1, to: wrongCredentials) }

    /// Only the loop's thread writes, so that a load and a store lose nothing.
    private static func add(_ amount: UInt64, to count: borrowing Atomic<UInt64>) {
        count.store(count.load(ordering: .relaxed) &+ amount, ordering: .relaxed)
    }

    /// Whether anybody got what they asked for.
    var hasAnswered: Bool { successful.load(ordering: .relaxed) > 0 }

    /// The counts at this moment.
    var activity: ServerActivity {
        ServerActivity(
            answers: ServerActivity.Answers(
                successful: successful.load(ordering: .relaxed),
                redirected: redirected.load(ordering: .relaxed),
                refused: refused.load(ordering: .relaxed),
                failed: failed.load(ordering: .relaxed)),
            acceptedConnections: accepted.load(ordering: .relaxed),
            refusedConnections: turnedAway.load(ordering: .relaxed),
            openConnections: open.load(ordering: .relaxed),
            receivedBytes: received.load(ordering: .relaxed),
            sentBytes: sent.load(ordering: .relaxed),
            failedHandshakes: failedHandshakes.load(ordering: .relaxed),
            wrongCredentials: wrongCredentials.load(ordering: .relaxed))
    }
}
