/// Keeps a link that comes and goes by the second from flooding the log: so many lines at once, then
/// one every two minutes, and each of these says how many changes it stands for.
///
/// What was kept back last is told once there is room, so that the log ends with the present state.
struct LogBudget: Sendable {
    /// Lines that may come at once; a start and a few troubles need a dozen.
    static let burst = 30
    /// How long it takes until one more may come, in milliseconds.
    static let refillMilliseconds: Int64 = 120_000

    private var left = burst
    private var refilled: Int64 = .min / 2
    private var keptBack: String?
    private var keptBackCount = 0

    /// The line as it is to be told now; nil where it is kept back.
    mutating func admit(_ line: String, atMilliseconds now: Int64) -> String? {
        keptBack = line
        keptBackCount += 1
        return due(atMilliseconds: now)
    }

    /// The line that was kept back last, where there is room for it by now.
    mutating func due(atMilliseconds now: Int64) -> String? {
        guard let line = keptBack else { return nil }
        let refills = (now - refilled) / Self.refillMilliseconds
        if refills > 0 {
            left = min(Self.burst, left + Int(clamping: min(refills, Int64(Self.burst))))
            refilled = left == Self.burst ? now : refilled + refills * Self.refillMilliseconds
        }
        guard left > 0 else { return nil }
        left -= 1
        let untold = keptBackCount - 1
        keptBack = nil
        keptBackCount = 0
        return untold == 0 ? line : "\(line) (\(untold) changes before this one were not told.)"
    }
}
