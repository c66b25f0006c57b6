/// What stands between here and the meter, as one state.
public enum MeterPresence: UInt8, CaseIterable, Sendable, Hashable, BitwiseCopyable {
    /// Starting; nothing is known yet.
    case starting
    /// Readings come.
    case reading
    /// There is no open way to the dongle.
    case dongleGone
    /// The way is open and the dongle says nothing.
    case dongleSilent
    /// The dongle is not joined to a meter's network.
    case notJoined
    /// The dongle has lost the meter's network and looks for it.
    case rejoining
    /// The dongle is joined and the meter gives no readings.
    case joinedButSilent
    /// The dongle is bound to another meter than the configured one.
    case wrongMeter
    /// The acquisition has been stopped.
    case stopped

    /// The state for a person: one sentence, with a full stop.
    public var sentence: String {
        switch self {
        case .starting: "The gateway is looking for the dongle and the meter."
        case .reading: "The meter is being read."
        case .dongleGone: "The dongle is not there: it is unplugged or can not be reached."
        case .dongleSilent:
            "The dongle is plugged in but says nothing; unplug it and plug it in again."
        case .notJoined:
            "The dongle is not joined to the meter; the utility has to join it by its MAC address "
                + "and install code."
        case .rejoining:
            "The dongle has lost the meter's radio network and is trying to rejoin; move it closer."
        case .joinedButSilent: "The dongle is joined but the meter gives no readings."
        case .wrongMeter: "The dongle is bound to another meter than the configured one."
        case .stopped: "The acquisition has been stopped."
        }
    }
}
