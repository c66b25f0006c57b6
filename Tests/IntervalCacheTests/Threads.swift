import Foundation
import Synchronization

/// Runs bodies on threads of their own, all at once, and comes back when the last has ended.
func runOnThreads(_ bodies: [@Sendable () -> Void]) {
    let group = DispatchGroup()
    for body in bodies {
        group.enter()
        let thread = Thread {
            body()
            group.leave()
        }
        thread.start()
    }
    group.wait()
}

/// How many samples the stress tests read: `OPENSEG_STRESS_READS`, else as many as take a second or
/// two in a debug build.
let stressReadCount: Int = {
    let text = ProcessInfo.processInfo.environment["OPENSEG_STRESS_READS"] ?? ""
    return Int(text) ?? 400_000
}()
