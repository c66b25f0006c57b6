import IntervalCache

/// What has gone wrong since the last reading of one series, so that a hole can be given its cause.
struct SeriesTrack: Sendable {
    /// Polls lost since the last reading.
    var losses = LossCounts()
    /// Whether the device was lost since the last reading.
    var linkWasLost = false

    private let nominalSeconds: Int64
    private var lastUnixSeconds: Int64?
    private var spacings: InlineArray<5, Int64>
    private var nextSpacing = 0

    init(intervalSeconds: Int64) {
        nominalSeconds = intervalSeconds
        spacings = InlineArray(repeating: intervalSeconds)
    }

    /// A new reading: the cause of the hole before it, where there is a hole of more than one and a
    /// half usual intervals and its cause is known. Starts afresh for the next one.
    mutating func reading(atUnixSeconds time: Int64, clockStepped: Bool) -> GapCause? {
        defer {
            losses = LossCounts()
            linkWasLost = false
            lastUnixSeconds = time
        }
        guard let last = lastUnixSeconds else { return nil }
        let spacing = time - last
        let isHole = 2 * spacing > 3 * usualSeconds
        if spacing > 0 {
            spacings[nextSpacing] = spacing
            nextSpacing = (nextSpacing + 1) % 5
        }
        if clockStepped { return .clockStep }
        guard isHole else { return nil }
        return switch losses.chief {
        case .noReply: .noReply
        case .notJoined: .notJoined
        case .dongleGone: .dongleGone
        case .gatewayDown: .gatewayDown
        case nil: linkWasLost ? .dongleGone : nil
        }
    }

    /// The median of the last five spacings, at least the nominal interval: a meter that reports every
    /// eight seconds though asked for every four has no hole at each reading.
    private var usualSeconds: Int64 {
        for candidate in 0..<5 {
            let value = spacings[candidate]
            var below = 0
            var equal = 0
            for index in 0..<5 {
                if spacings[index] < value { below += 1 }
                if spacings[index] == value { equal += 1 }
            }
            if below <= 2, below + equal > 2 { return max(value, nominalSeconds) }
        }
        return nominalSeconds
    }
}
