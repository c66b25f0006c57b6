import MeterAcquisition
import Synchronization

/// One slow password check, done on a thread of its own so that the loop goes on meanwhile.
final class VerificationJob: Sendable {
    typealias Verify = @Sendable (_ user: [UInt8], _ password: [UInt8]) -> Bool

    let digest: [UInt8]
    let address: ClientAddress
    private let credentials: BasicCredentials
    private let verify: Verify
    private let wake: WakePipe
    /// 0 while undecided, else an `Outcome`. Written releasing, read by the loop acquiring. The two
    /// need nothing else of each other.
    private let verdict = Atomic<UInt8>(0)

    init(
        digest: [UInt8], address: ClientAddress, credentials: BasicCredentials,
        verify: @escaping Verify, wake: WakePipe
    ) {
        self.digest = digest
        self.address = address
        self.credentials = credentials
        self.verify = verify
        self.wake = wake
    }

    enum Outcome: UInt8, Sendable {
        case right = 1
        case wrong = 2
        /// Nothing was checked: the request must be decided anew.
        case withdrawn = 3
    }

    /// Nil while it is not known. Any thread.
    var outcome: Outcome? { Outcome(rawValue: verdict.load(ordering: .acquiring)) }

    /// Starts the thread. Where none can be made the check counts as failed.
    func start() {
        if !DetachedThread.start({ self.run() }) { finish(.wrong) }
    }

    /// Ends a job that was never started.
    func withdraw() {
        finish(.withdrawn)
    }

    private func run() {
        finish(verify(credentials.user, credentials.password) ? .right : .wrong)
    }

    private func finish(_ outcome: Outcome) {
        verdict.store(outcome.rawValue, ordering: .releasing)
        wake.send(.look)
    }
}
