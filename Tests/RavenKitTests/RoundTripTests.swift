import RavenKit
import TestSupport
import Testing

/// Values of every kind, drawn from a seeded generator.
struct FragmentGenerator {
    private var random: SeededGenerator

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    private mutating func maybe<Value>(_ value: @autoclosure () -> Value) -> Value? {
        Int.random(in: 0..<4, using: &random) == 0 ? nil : value()
    }

    /// A number of any magnitude, so that small and large ones are equally frequent.
    private mutating func number<Value: FixedWidthInteger & UnsignedInteger>(
        below limit: Value = .max
    ) -> Value {
        let bits = Int.random(in: 0...Value.bitWidth, using: &random)
        let wide = bits == 0 ? 0 : UInt64.random(in: 0...UInt64.max, using: &random) >> (64 - bits)
        return min(Value(truncatingIfNeeded: wide), limit - 1)
    }

    private mutating func optional<Value: FixedWidthInteger & UnsignedInteger>() -> Value? {
        Int.random(in: 0..<4, using: &random) == 0 ? nil : number()
    }

    private mutating func address() -> EUI64? {
        let value: UInt64 = number()
        return Bool.random(using: &random) ? EUI64(rawValue: value) : nil
    }

    private mutating func time() -> ZigBeeUTCTime? {
        let value: UInt32 = number()
        return value == 0 ? nil : ZigBeeUTCTime(secondsSince2000: value)
    }

    private mutating func flag() -> Bool? {
        [nil, true, false].randomElement(using: &random) ?? nil
    }

    private mutating func signed() -> Int64? {
        let magnitude: UInt64 = number()
        let value = Int64(truncatingIfNeeded: magnitude)
        return Bool.random(using: &random) ? value : 0 &- value
    }

    private mutating func register() -> UInt64? {
        let value: UInt64 = number(below: 1 << 48)
        return value == 0xFFFF_FFFF_FFFF ? nil : value
    }

    /// Text with everything that could go wrong in it, never empty.
    private mutating func text() -> String {
        let pieces = [
            "a", "Z", "9", " ", "  ", "\t", "\r\n", "<", ">", "&", "\"", "'", "&amp;", "&#65;", "é",
            "€",
            "ÿ", "\u{81}", "\u{80}", "日", "😀", "]]>", "<![CDATA[", "</Text>", "\u{1}", "0x",
        ]
        let count = Int.random(in: 1...8, using: &random)
        return (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
    }

    private mutating func optionalText() -> String? {
        Bool.random(using: &random) ? text() : nil
    }

    private mutating func hexadecimalSecret() -> Secret? {
        Bool.random(using: &random)
            ? Secret(EUI64(rawValue: number()).description) : nil
    }

    private mutating func status() -> NetworkStatus {
        (NetworkStatus.listed + [.other("Dozing: <x>"), .notGiven]).randomElement(using: &random)
            ?? .notGiven
    }

    private mutating func event() -> ScheduleEvent {
        (ScheduleEvent.listed + [.other("tea & cake"), .notGiven]).randomElement(using: &random)
            ?? .notGiven
    }

    /// One fragment of the kind with the given number, 0 to 17.
    mutating func fragment(_ kind: Int) -> RavenFragment {
        switch kind {
        case 0:
            .connectionStatus(
                ConnectionStatus(
                    deviceMacID: address(), meterMacID: address(), status: status(),
                    description: optionalText(), statusCode: optional(), extPanID: address(),
                    channel: optional(), shortAddr: optional(), linkStrengthPercent: optional()))
        case 1:
            .networkInfo(
                NetworkInfo(
                    deviceMacID: address(), coordMacID: address(), status: status(),
                    description: optionalText(), statusCode: optional(), extPanID: address(),
                    channel: optional(), shortAddr: optional(), linkStrengthPercent: optional()))
        case 2:
            .deviceInfo(
                DeviceInfo(
                    deviceMacID: address(), installCode: hexadecimalSecret(),
                    linkKey: hexadecimalSecret(), fwVersion: optionalText(),
                    hwVersion: optionalText(), imageType: optionalText(),
                    manufacturer: optionalText(), modelId: optionalText(),
                    dateCode: maybe("20130715A7C31204")))
        case 3:
            .scheduleInfo(
                ScheduleInfo(
                    deviceMacID: address(), meterMacID: address(), event: event(),
                    frequencySeconds: number(), enabled: flag(), mode: optionalText()))
        case 4:
            .meterList(
                MeterList(
                    deviceMacID: address(),
                    meterMacIDs: (0..<Int.random(in: 0...5, using: &random)).map { _ in
                        EUI64(rawValue: number())
                    }))
        case 5:
            .meterInfo(
                MeterInfo(
                    deviceMacID: address(), meterMacID: address(),
                    meterType: (MeterType.listed + [.unknown("steam"), .notGiven])
                        .randomElement(using: &random) ?? .notGiven,
                    nickName: optionalText(), account: optionalText().map { Secret($0) },
                    auth: optionalText().map { Secret($0) }, host: optionalText(), enabled: flag()))
        case 6:
            .timeCluster(
                TimeCluster(
                    deviceMacID: address(), meterMacID: address(), utcTime: time(),
                    localTimeSecondsSince2000: time()?.secondsSince2000))
        case 7:
            .messageCluster(
                MessageCluster(
                    deviceMacID: address(), meterMacID: address(), timeStamp: time(),
                    id: optional(), text: optionalText(), confirmationRequired: flag(),
                    confirmed: flag(),
                    queue: [.active, .cancelPending, .other("q"), .notGiven]
                        .randomElement(using: &random) ?? .notGiven,
                    priority: optionalText(), startTime: time(), durationMinutes: number()))
        case 8:
            .priceCluster(
                PriceCluster(
                    deviceMacID: address(), meterMacID: address(), timeStamp: time(),
                    price: number(), currency: 1 + number(below: 0xFFFE),
                    trailingDigits: optional(),
                    tier: optional(), startTime: time(), durationMinutes: number(),
                    tierLabel: optionalText(), rateLabel: optionalText()))
        case 9:
            .instantaneousDemand(
                InstantaneousDemand(
                    deviceMacID: address(), meterMacID: address(), timeStamp: time(),
                    demand: maybe(0).flatMap { _ in signed() }, multiplier: optional(),
                    divisor: optional(), digitsRight: optional(), digitsLeft: optional(),
                    suppressLeadingZero: flag()))
        case 10:
            .currentSummationDelivered(
                CurrentSummationDelivered(
                    deviceMacID: address(), meterMacID: address(), timeStamp: time(),
                    summationDelivered: register(), summationReceived: register(),
                    multiplier: optional(), divisor: optional(), digitsRight: optional(),
                    digitsLeft: optional(), suppressLeadingZero: flag()))
        case 11:
            .currentPeriodUsage(
                CurrentPeriodUsage(
                    deviceMacID: address(), meterMacID: address(), timeStamp: time(),
                    currentUsage: signed(), multiplier: optional(), divisor: optional(),
                    digitsRight: optional(), digitsLeft: optional(), suppressLeadingZero: flag(),
                    startDate: time()))
        case 12:
            .lastPeriodUsage(
                LastPeriodUsage(
                    deviceMacID: address(), meterMacID: address(), lastUsage: signed(),
                    multiplier: optional(), divisor: optional(), digitsRight: optional(),
                    digitsLeft: optional(), suppressLeadingZero: flag(), startDate: time(),
                    endDate: time()))
        case 13:
            .profileData(
                ProfileData(
                    deviceMacID: address(), meterMacID: address(), endTime: time(),
                    status: maybe(ProfileStatus(rawValue: 4)),
                    intervalPeriod: maybe(ProfileIntervalPeriod(rawValue: 7)),
                    numberOfPeriodsDelivered: optional(),
                    intervals: (0..<Int.random(in: 0...12, using: &random)).map { _ in
                        Bool.random(using: &random) ? number(below: 0xFF_FFFF) : nil
                    }))
        case 14: .warning(Warning(text: text()))
        case 15:
            .blockPriceDetail(
                BlockPriceDetail(
                    deviceMacID: address(), meterMacID: address(), timeStamp: time(),
                    numberOfBlocks: optional(), multiplier: optional(), divisor: optional(),
                    currency: 1 + number(below: 0xFFFE), trailingDigits: optional(),
                    blocks: (0..<Int.random(in: 0...4, using: &random)).map { _ in
                        PriceBlock(threshold: maybe(0x1234), price: optional())
                    }))
        case 16:
            .fastPollStatus(
                FastPollStatus(
                    deviceMacID: address(), meterMacID: address(), frequencySeconds: optional(),
                    endTime: time()))
        default:
            .unknown(
                UnknownFragment(
                    name: ["Information", "Foo", "x-1.2_3"].randomElement(using: &random) ?? "Foo",
                    fields: (0..<Int.random(in: 1...5, using: &random)).map { _ in
                        FragmentField(
                            name: ["Alpha", "b", "Demand"].randomElement(using: &random) ?? "b",
                            text: optionalText() ?? "")
                    }))
        }
    }
}

@Suite("Round trips")
struct RoundTripTests {
    @Test("decode(encode(x)) == x for every kind", arguments: 0...17)
    func fragments(kind: Int) {
        for seed in 0..<300 as Range<UInt64> {
            var generator = FragmentGenerator(seed: seed &* 31 &+ UInt64(kind))
            let fragment = generator.fragment(kind)
            var bytes: [UInt8] = []
            fragment.encode(into: &bytes)
            let events = DecoderVerifier.events(bytes, chunkSize: Int(seed % 50) + 1)
            #expect(events.fragments == [fragment], "seed \(seed)")
            #expect(events.faults.allSatisfy { $0.kind == .field }, "seed \(seed)")
        }
    }

    @Test("a reading that is not available is written as the pattern that says so")
    func notAvailable() {
        for fragment: RavenFragment in [
            .instantaneousDemand(InstantaneousDemand()),
            .currentSummationDelivered(CurrentSummationDelivered()),
            .priceCluster(PriceCluster()), .timeCluster(TimeCluster()),
        ] {
            var bytes: [UInt8] = []
            fragment.encode(into: &bytes)
            let events = DecoderVerifier.verifiedEvents(bytes)
            #expect(events.fragments == [fragment])
            #expect(events.faults.isEmpty)
        }
    }
}
