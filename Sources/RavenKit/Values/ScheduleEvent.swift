/// What a schedule entry makes the dongle report (XML API facts, 5.2).
public enum ScheduleEvent: Hashable, Sendable {
    /// The meter's clock.
    case time
    /// The price in force.
    case price
    /// Instantaneous demand.
    case demand
    /// The energy registers.
    case summation
    /// Text messages.
    case message
    /// Prices to come (field, EMU-2).
    case scheduledPrices
    /// Interval data (field, EMU-2).
    case profileData
    /// Billing periods (EMU-2).
    case billingPeriod
    /// Block periods (EMU-2).
    case blockPeriod
    /// ZigBee service discovery (EMU-2).
    case matchDescriptor
    /// A word the manuals do not list, as received.
    case other(String)
    /// The fragment had no event, or an empty one.
    case notGiven

    /// The canonical word; nil for ``notGiven``.
    public var word: String? {
        switch self {
        case .time: "time"
        case .price: "price"
        case .demand: "demand"
        case .summation: "summation"
        case .message: "message"
        case .scheduledPrices: "scheduled_prices"
        case .profileData: "profile_data"
        case .billingPeriod: "billing_period"
        case .blockPeriod: "block_period"
        case .matchDescriptor: "match_descriptor"
        case .other(let text): text
        case .notGiven: nil
        }
    }

    /// All words of the manuals; the first five are the RAVEn's own.
    public static let listed: [ScheduleEvent] = [
        .time, .price, .demand, .summation, .message, .scheduledPrices, .profileData,
        .billingPeriod, .blockPeriod, .matchDescriptor,
    ]

    /// Finds a word without regard to case (D6); an unknown one is kept, an empty one is
    /// ``notGiven``.
    public init(_ text: String) {
        guard !text.isEmpty else {
            self = .notGiven
            return
        }
        let known = Self.listed.first {
            $0.word.map { text.equalsIgnoringASCIICase($0) } ?? false
        }
        self = known ?? .other(text)
    }
}
