public import IntervalCache

/// What a `Session` wants done, in order.
public enum SessionOutput: Sendable, Hashable {
    /// Open the device; answer with `opened` or `openFailed`.
    case open
    /// Close the device and throw away what is unsent; needs no answer.
    case close
    /// Compare the open device with what its path leads to now; answer with `lost(.replaced)` when
    /// they differ.
    case checkDevice
    /// Store a demand reading; it carries the cause of a hole before it.
    case demand(DemandSample)
    /// Store a register reading, likewise.
    case register(RegisterSample)
    /// The dongle told its address and install code; only where that was asked for.
    case registration(DongleRegistration)
    /// Tell the owner, in one line; comes once per change of state.
    case log(String)
}
