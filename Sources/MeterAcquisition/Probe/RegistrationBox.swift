import Synchronization

/// Takes a registration from the reader's thread to the thread that asked for it, once.
final class RegistrationBox: @unchecked Sendable {
    // @unchecked for `value`: written by the reader's thread before it raises `stage` from 1 to 2
    // (releasing), which it does once; read by others only after they saw 2 (acquiring).
    private var value: DongleRegistration?
    private let stage = Atomic<UInt8>(0)

    /// Keeps the first registration. The reader's thread.
    func tell(_ registration: DongleRegistration) {
        let (isFirst, _) = stage.compareExchange(
            expected: 0, desired: 1, ordering: .acquiringAndReleasing)
        guard isFirst else { return }
        value = registration
        stage.store(2, ordering: .releasing)
    }

    /// Whether it has been told. Any thread.
    var isTold: Bool { stage.load(ordering: .acquiring) == 2 }

    /// What was told. Any thread.
    var registration: DongleRegistration? { isTold ? value : nil }
}
