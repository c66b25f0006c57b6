/// A text message of the utility.
public struct UtilityMessage: Sendable, BitwiseCopyable {
    /// The message's number; nil where not told.
    public internal(set) var number: UInt32?
    var textBytes: InlineText<512>
    var priorityText: InlineText<16>
    /// Whether the utility wishes a confirmation; this gateway never sends one.
    public internal(set) var wantsConfirmation: Bool
    /// Whether somebody has confirmed it, at the dongle or elsewhere.
    public internal(set) var isConfirmed: Bool
    /// Whether the utility has withdrawn it.
    public internal(set) var isWithdrawn: Bool
    /// When it begins to apply, in Unix seconds; nil where not told.
    public internal(set) var startUnixSeconds: Int64?
    /// How long it applies, in minutes; nil: until changed, or not told.
    public internal(set) var durationMinutes: UInt16?
    /// When it was heard, in Unix seconds by the gateway's clock.
    public internal(set) var receivedUnixSeconds: Int64

    /// What it says, at most 512 bytes of it.
    public var text: String { textBytes.string }
    /// Its priority by the dongle's word; empty where not told.
    public var priority: String { priorityText.string }
}
