/// Lost polls by cause.
public struct LossCounts: Sendable, Hashable, BitwiseCopyable {
    /// The meter gave no reading.
    public var noReply: UInt64 = 0
    /// The dongle was not joined.
    public var notJoined: UInt64 = 0
    /// The dongle was not there.
    public var dongleGone: UInt64 = 0
    /// The gateway did not run.
    public var gatewayDown: UInt64 = 0

    /// No losses.
    public init() {}

    /// All causes together.
    public var total: UInt64 { noReply + notJoined + dongleGone + gatewayDown }

    /// The cause of most losses, the earlier in the list where two are equal; nil without losses.
    var chief: LossCause? {
        guard total > 0 else { return nil }
        return LossCause.allCases.reduce(.noReply) { self[$1] > self[$0] ? $1 : $0 }
    }

    /// The losses of one cause.
    public subscript(cause: LossCause) -> UInt64 {
        switch cause {
        case .noReply: noReply
        case .notJoined: notJoined
        case .dongleGone: dongleGone
        case .gatewayDown: gatewayDown
        }
    }

    mutating func add(_ count: UInt64, _ cause: LossCause) {
        switch cause {
        case .noReply: noReply += count
        case .notJoined: notJoined += count
        case .dongleGone: dongleGone += count
        case .gatewayDown: gatewayDown += count
        }
    }
}
