import RavenKit

/// What the utility tells through the meter besides readings: the price in force and a text message.
///
/// Shown only. The gateway asks for both where it is told to (`AcquisitionConfiguration`), never
/// confirms a message, and sends nothing else about either. Times are UTC.
public struct UtilityNotices: Sendable, BitwiseCopyable {
    /// The price in force; nil while none is known.
    public internal(set) var price: UtilityPrice?
    /// The newest message; nil while none is known.
    public internal(set) var message: UtilityMessage?

    /// Nothing known.
    init() {}
}

/// The price of a kilowatt-hour.
public struct UtilityPrice: Sendable, BitwiseCopyable {
    /// The price times 10 to the power of `trailingDigits`.
    public internal(set) var price: UInt32
    /// Decimals of `price`.
    public internal(set) var trailingDigits: UInt8
    /// ISO 4217 numeric code (840 is the US dollar); nil where the meter did not tell.
    public internal(set) var currencyCode: UInt16?
    /// The tier; nil for none.
    public internal(set) var tier: UInt8?
    var labelText: InlineText<48>
    /// When it begins, in Unix seconds; nil where not told.
    public internal(set) var startUnixSeconds: Int64?
    /// How long it holds, in minutes; nil: until changed, or not told.
    public internal(set) var durationMinutes: UInt16?
    /// When it was heard, in Unix seconds by the gateway's clock.
    public internal(set) var receivedUnixSeconds: Int64

    /// The tier's name; "Set by User" where the price is the owner's own; empty without one.
    public var label: String { labelText.string }

    /// The price as an exact decimal number; nil where it has more than nine decimals.
    public var decimal: String? {
        guard trailingDigits <= 9 else { return nil }
        return ScaledReading(
            UInt64(price), multiplier: nil, divisor: nil, decimals: trailingDigits
        ).displayText(digitsRight: trailingDigits, digitsLeft: nil, suppressLeadingZero: true)
    }
}

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
