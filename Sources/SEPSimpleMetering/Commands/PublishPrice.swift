/// A price as the utility publishes it. Received only: there is no way to acknowledge it.
///
/// Source: Price cluster 0x0700, Publish Price (0x00 to the client).
public struct PublishPrice: Hashable, Sendable {
    /// The utility.
    public var providerIdentifier: UInt32
    /// The name of the rate, to 12 octets of UTF-8, as received; nil for "no value".
    public var rateLabel: [UInt8]?
    /// Orders prices: a higher one replaces a lower one for the same time.
    public var issuerEvent: UInt32
    /// The sender's clock.
    public var currentTime: ZigBeeTime?
    /// The price is for one of this unit.
    public var unitOfMeasure: UnitOfMeasure
    /// ISO 4217 number: 840 USD, 826 GBP, 978 EUR.
    public var currency: UInt16
    /// Decimals of `price`, 0 to 15.
    public var trailingDigits: UInt8
    /// The tier in force, 1 to 15, 0 for none.
    public var priceTier: UInt8
    /// How many tiers there are.
    public var numberOfPriceTiers: UInt8
    /// The register that counts this tier.
    public var registerTier: UInt8
    /// When the price comes into force.
    public var startTime: StartTime
    /// Minutes in force, nil until changed.
    public var durationMinutes: UInt16?
    /// The price × 10^-trailingDigits.
    public var price: UInt32
    /// Hundredths of the usual price, nil when unused.
    public var priceRatio: UInt8?
    /// What is paid for generation × 10^-trailingDigits, nil when unused.
    public var generationPrice: UInt32?
    /// Hundredths of the usual price for generation, nil when unused.
    public var generationPriceRatio: UInt8?
    /// Another cost (for instance of carbon), nil when unused or cut off.
    public var alternateCostDelivered: UInt32?
    /// The unit of the other cost.
    public var alternateCostUnit: UInt8?
    /// Decimals of the other cost.
    public var alternateCostTrailingDigits: UInt8?
    /// How many block thresholds there are, nil when unused or cut off.
    public var numberOfBlockThresholds: UInt8?
    /// Bit 0: an acknowledgement is wanted (which this library never sends).
    public var priceControl: UInt8
    /// How many generation tiers there are (edition 1.2), 0 when cut off.
    public var numberOfGenerationTiers: UInt8
    /// The generation tier in force (edition 1.2), 0 when cut off.
    public var generationTier: UInt8
    /// The number of price tiers beyond 15 (edition 1.2), 0 when unused or cut off.
    public var extendedNumberOfPriceTiers: UInt8
    /// The tier in force beyond 15 (edition 1.2), 0 when unused or cut off.
    public var extendedPriceTier: UInt8
    /// The register beyond 15 that counts this tier (edition 1.2), 0 when unused or cut off.
    public var extendedRegisterTier: UInt8

    /// Whether the utility wants an acknowledgement, which this library never sends.
    public var wantsAcknowledgement: Bool { priceControl & 0x01 != 0 }

    /// Reads a Publish Price of cluster 0x0700. The frame may end after any field from the alternate
    /// cost on; a missing field takes its default.
    ///
    /// - Throws: `ZCLDecodingError` naming the first octet that can not be read.
    public init(
        header: ZCLHeader, decoding bytes: borrowing Span<UInt8>
    ) throws(ZCLDecodingError) {
        var reader = ZCLReader(position: min(header.byteCount, bytes.count))
        providerIdentifier = try reader.uint32(in: bytes)
        let label = try reader.value(of: .octetString, in: bytes, typeOffset: reader.position)
        if case .octets(let octets) = label { rateLabel = octets } else { rateLabel = nil }
        issuerEvent = try reader.uint32(in: bytes)
        currentTime = ZigBeeTime(rawValue: try reader.uint32(in: bytes))
        unitOfMeasure = UnitOfMeasure(rawValue: try reader.octet(in: bytes))
        currency = try reader.uint16(in: bytes)
        let digitsAndTier = try reader.octet(in: bytes)
        trailingDigits = digitsAndTier >> 4
        priceTier = digitsAndTier & 0x0F
        let tiers = try reader.octet(in: bytes)
        numberOfPriceTiers = tiers >> 4
        registerTier = tiers & 0x0F
        startTime = try reader.startTime(in: bytes)
        let duration = try reader.uint16(in: bytes)
        durationMinutes = duration == .max ? nil : duration
        price = try reader.uint32(in: bytes)
        priceRatio = try reader.used(octets: 1, in: bytes).map(UInt8.init(truncatingIfNeeded:))
        generationPrice = try reader.used(octets: 4, in: bytes)
            .map(UInt32.init(truncatingIfNeeded:))
        generationPriceRatio = try reader.used(octets: 1, in: bytes)
            .map(UInt8.init(truncatingIfNeeded:))
        alternateCostDelivered = try reader.optional(octets: 4, in: bytes)
            .map(UInt32.init(truncatingIfNeeded:))
        alternateCostUnit = try reader.optional(octets: 1, in: bytes)
            .map(UInt8.init(truncatingIfNeeded:))
        alternateCostTrailingDigits = try reader.optional(octets: 1, in: bytes)
            .map { UInt8(truncatingIfNeeded: $0) >> 4 }
        numberOfBlockThresholds = try reader.optional(octets: 1, in: bytes)
            .map(UInt8.init(truncatingIfNeeded:))
        priceControl = try reader.octetOrZero(in: bytes)
        numberOfGenerationTiers = try reader.octetOrZero(in: bytes)
        generationTier = try reader.octetOrZero(in: bytes)
        extendedNumberOfPriceTiers = try reader.octetOrZero(in: bytes)
        extendedPriceTier = try reader.octetOrZero(in: bytes)
        extendedRegisterTier = try reader.octetOrZero(in: bytes)
        try reader.expectEnd(in: bytes)
    }
}

extension ZCLReader {
    /// A number of which all ones means "unused".
    fileprivate mutating func used(
        octets: Int, in bytes: borrowing Span<UInt8>
    ) throws(ZCLDecodingError) -> UInt64? {
        let raw = try unsigned(octets: octets, in: bytes)
        return raw == UInt64.max >> UInt64(64 - 8 * octets) ? nil : raw
    }

    /// The same for a field that the frame may end before.
    fileprivate mutating func optional(
        octets: Int, in bytes: borrowing Span<UInt8>
    ) throws(ZCLDecodingError) -> UInt64? {
        remaining(in: bytes) == 0 ? nil : try used(octets: octets, in: bytes)
    }

    /// An octet that the frame may end before, 0 then.
    fileprivate mutating func octetOrZero(
        in bytes: borrowing Span<UInt8>
    ) throws(ZCLDecodingError) -> UInt8 {
        remaining(in: bytes) == 0 ? 0 : try octet(in: bytes)
    }
}
