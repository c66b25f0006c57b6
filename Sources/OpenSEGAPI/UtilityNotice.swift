/// What the utility tells besides readings, to be shown and never acted upon.
public struct UtilityNotice: Sendable, Hashable {
    /// The price of a kilowatt-hour.
    public struct Price: Sendable, Hashable {
        /// The price as an exact decimal number, such as `0.1267`; nil where it has too many decimals.
        public var decimal: String?
        /// ISO 4217 numeric code; nil where not told.
        public var currencyCode: UInt16?
        /// The tier; nil for none.
        public var tier: UInt8?
        /// The tier's name; nil without one.
        public var label: String?
        /// When it begins, in Unix seconds; nil where not told.
        public var startUnixSeconds: Int64?
        /// How long it holds, in minutes; nil: until changed, or not told.
        public var durationMinutes: UInt16?
        /// When it was heard, in Unix seconds of the gateway's clock.
        public var receivedUnixSeconds: Int64

        /// A price as the meter told it.
        public init(
            decimal: String?, currencyCode: UInt16? = nil, tier: UInt8? = nil,
            label: String? = nil, startUnixSeconds: Int64? = nil, durationMinutes: UInt16? = nil,
            receivedUnixSeconds: Int64
        ) {
            self.decimal = decimal
            self.currencyCode = currencyCode
            self.tier = tier
            self.label = label
            self.startUnixSeconds = startUnixSeconds
            self.durationMinutes = durationMinutes
            self.receivedUnixSeconds = receivedUnixSeconds
        }
    }

    /// A text message.
    public struct Message: Sendable, Hashable {
        /// Its number; nil where not told.
        public var number: UInt32?
        /// What it says.
        public var text: String
        /// Its priority by the dongle's word; nil where not told.
        public var priority: String?
        /// Whether the utility wishes a confirmation; the gateway never sends one.
        public var wantsConfirmation: Bool
        /// Whether somebody has confirmed it elsewhere.
        public var isConfirmed: Bool
        /// Whether the utility has withdrawn it.
        public var isWithdrawn: Bool
        /// When it begins to apply, in Unix seconds; nil where not told.
        public var startUnixSeconds: Int64?
        /// How long it applies, in minutes; nil: until changed, or not told.
        public var durationMinutes: UInt16?
        /// When it was heard, in Unix seconds of the gateway's clock.
        public var receivedUnixSeconds: Int64

        /// A message as the meter told it.
        public init(
            number: UInt32? = nil, text: String, priority: String? = nil,
            wantsConfirmation: Bool = false, isConfirmed: Bool = false, isWithdrawn: Bool = false,
            startUnixSeconds: Int64? = nil, durationMinutes: UInt16? = nil,
            receivedUnixSeconds: Int64
        ) {
            self.number = number
            self.text = text
            self.priority = priority
            self.wantsConfirmation = wantsConfirmation
            self.isConfirmed = isConfirmed
            self.isWithdrawn = isWithdrawn
            self.startUnixSeconds = startUnixSeconds
            self.durationMinutes = durationMinutes
            self.receivedUnixSeconds = receivedUnixSeconds
        }
    }

    /// The price in force; nil where none is known.
    public var price: Price?
    /// The newest message; nil where there is none.
    public var message: Message?

    /// What is known of the two.
    public init(price: Price? = nil, message: Message? = nil) {
        self.price = price
        self.message = message
    }
}
