internal import IntervalCache

extension GapCause {
    /// The cause as it stands in JSON.
    var word: String {
        switch self {
        case .unknown: "unknown"
        case .noReply: "no_reply"
        case .notJoined: "not_joined"
        case .dongleGone: "dongle_gone"
        case .gatewayDown: "gateway_down"
        case .clockStep: "clock_step"
        case .registerRestart: "register_restart"
        }
    }
}

extension SampleFlags {
    /// The flags as they stand in JSON, in a fixed order.
    var words: [String] {
        Self.vocabulary.filter { contains($0.flag) }.map(\.word)
    }

    private static let vocabulary: [(flag: SampleFlags, word: String)] = [
        (.rounded, "rounded"), (.estimatedTime, "estimated_time"), (.suspectTime, "suspect_time"),
        (.late, "late"), (.sameSecond, "same_second"), (.epochStart, "epoch_start"),
        (.jumpForward, "jump_forward"),
    ]
}
