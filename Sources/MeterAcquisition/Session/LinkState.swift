/// How the byte stream to the dongle stands.
enum LinkState: Sendable, Hashable {
    /// Not begun.
    case idle
    /// The driver has been asked to open the device.
    case opening
    /// Open.
    case open(Times)
    /// Closed; to be opened again at this monotonic time, in milliseconds.
    case waiting(until: Int64)
    /// Ended for good.
    case stopped

    /// Moments of an open link, in monotonic milliseconds.
    struct Times: Sendable, Hashable {
        /// When it was opened.
        var opened: Int64
        /// When the last byte came, or the opening.
        var lastByte: Int64
        /// When the last whole fragment came; nil until one has proved the link.
        var lastFragment: Int64?
        /// How often the dongle was set up anew because of silence since the last fragment.
        var silentRounds: Int64 = 0

        /// When the silence becomes too long (again).
        func silenceDeadlineMilliseconds(silence: Int64) -> Int64 {
            (lastFragment ?? opened) + silence * (silentRounds + 1)
        }
    }

    mutating func noteBytes(atMilliseconds now: Int64) {
        guard case .open(var times) = self else { return }
        times.lastByte = now
        self = .open(times)
    }
}
