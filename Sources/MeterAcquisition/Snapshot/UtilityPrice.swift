import RavenKit

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
