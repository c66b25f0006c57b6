import RavenKit

/// Something that the dongle will do at a known time.
struct PendingAction: Sendable {
    enum Kind: Sendable {
        /// The next state of a start.
        case status(NetworkStatus)
        /// A reading for which the meter was asked over the radio.
        case reading(ReceivedCommand)
        /// A delayed answer.
        case answer([UInt8])
        /// An answer held back for another to pass, unless it has gone since.
        case releaseHeldAnswer
        /// One more piece of a stanza without end.
        case endlessPiece
        /// Back from fast readings to the schedule, for the meter with this number.
        case endFastPoll(meter: Int)
    }

    var dueUnixMilliseconds: Int64
    var kind: Kind
}
