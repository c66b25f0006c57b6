import Synchronization

/// When the gateway was started, which names its run in answers and in tags. It is asked for with
/// each answer and never changes, so it is remembered once the acquisition has told it.
final class RunStart: Sendable {
    /// 0 while unknown. Relaxed: whoever writes it writes the same number.
    private let remembered = Atomic<Int64>(0)

    /// The start in Unix seconds; 0 until the acquisition has begun.
    func unixSeconds(_ status: () -> GatewayStatus) -> Int64 {
        let known = remembered.load(ordering: .relaxed)
        if known != 0 { return known }
        let told = status().startedUnixSeconds
        remembered.store(told, ordering: .relaxed)
        return told
    }
}
