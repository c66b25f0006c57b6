import RavenKit

/// What the session has counted, apart from polls.
struct SessionTally: Sendable, BitwiseCopyable {
    var fragments = InlineArray<12, UInt64>(repeating: 0)
    var noise: UInt64 = 0
    var truncated: UInt64 = 0
    var field: UInt64 = 0
    var oversize: UInt64 = 0
    /// Requests for a reading that was late.
    var asks: UInt64 = 0
    /// Successful openings of the device.
    var opens: UInt64 = 0
    var failedOpens: UInt64 = 0
    /// Readings that became samples.
    var demandReadings: UInt64 = 0
    var registerReadings: UInt64 = 0
    /// Readings repeated from the dongle's memory.
    var repeated: UInt64 = 0
    /// Readings without a value, or whose value does not fit.
    var unusable: UInt64 = 0
    /// Readings of other meters than the chosen one.
    var otherMeter: UInt64 = 0
    /// Readings stamped with the receive time.
    var estimatedTime: UInt64 = 0
    /// Gateway time of the last new reading.
    var lastContact: ClockReading?
    /// What keeps the link from working now.
    var problem: LinkProblem?
    /// The last problem there was.
    var lastProblem: LinkProblem?

    var fragmentCount: UInt64 {
        FragmentKind.allCases.reduce(0) { $0 + fragments[$1.rawValue] }
    }

    mutating func count(_ fault: RavenFault) {
        switch fault.kind {
        case .noise, .echo: noise += 1
        case .truncated: truncated += 1
        case .field: field += 1
        case .oversize: oversize += 1
        }
    }
}
