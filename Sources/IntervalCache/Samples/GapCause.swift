/// Why there is a hole in the samples, where the cause is known.
///
/// A hole that is only seen in the spacing of the samples has no cause (`nil` of this type).
public enum GapCause: UInt8, Sendable, Hashable, CaseIterable {
    /// The writer saw the hole come but can not say why.
    case unknown = 0
    /// The meter or the dongle did not answer in time.
    case noReply = 1
    /// The dongle's radio had not joined the meter's network.
    case notJoined = 2
    /// The dongle was not there: unplugged, or its port was closed.
    case dongleGone = 3
    /// The gateway itself was not running.
    case gatewayDown = 4
    /// The meter's clock was set; the hole may be one in time only.
    case clockStep = 5
    /// The registers begin anew: another meter, a reset, or a roll-over at their width. No difference
    /// to a reading before is an energy; time itself may have no hole.
    case registerRestart = 6
}
