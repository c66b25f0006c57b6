import JSONLines
import SEPSimpleMetering

/// What a cluster's own command says, as a member of a JSON object: `--cluster` names the cluster, for
/// a frame does not.
struct ClusterReport {
    let json: String

    /// The clusters whose commands can be read.
    static let known: Set<UInt16> = [0x0700, 0x0702, 0x0703]

    init(
        cluster: UInt16, header: ZCLHeader, _ frame: borrowing Span<UInt8>
    ) throws(ZCLDecodingError) {
        let (command, fields): (String, Fields)
        switch cluster {
        case 0x0700:
            (command, fields) = Self.report(
                try PriceClusterCommand(header: header, decoding: frame))
        case 0x0703:
            (command, fields) = Self.report(
                try MessagingClusterCommand(header: header, decoding: frame))
        default:
            (command, fields) = Self.report(
                try MeteringClusterCommand(header: header, decoding: frame))
        }
        let members = fields.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",")
        json = "\"cluster\":{\"id\":\(cluster),\"command\":\"\(command)\",\"fields\":{\(members)}}"
    }

    /// Names and values, the values in JSON.
    private typealias Fields = [(String, String)]

    private static func report(_ command: PriceClusterCommand) -> (String, Fields) {
        switch command {
        case .publishPrice(let price): ("PublishPrice", fields(price))
        case .other(_, _, let payload): ("other", [("payload", hex(payload))])
        }
    }

    private static func fields(_ price: PublishPrice) -> Fields {
        [
            ("provider", "\(price.providerIdentifier)"), ("rateLabel", text(price.rateLabel)),
            ("issuerEvent", "\(price.issuerEvent)"), ("currentTime", time(price.currentTime)),
            ("unit", "\(price.unitOfMeasure.rawValue)"), ("currency", "\(price.currency)"),
            ("trailingDigits", "\(price.trailingDigits)"), ("tier", "\(price.priceTier)"),
            ("numberOfTiers", "\(price.numberOfPriceTiers)"),
            ("registerTier", "\(price.registerTier)"), ("start", start(price.startTime)),
            ("durationMinutes", number(price.durationMinutes)), ("price", "\(price.price)"),
            ("priceRatio", number(price.priceRatio)),
            ("generationPrice", number(price.generationPrice)),
            ("generationPriceRatio", number(price.generationPriceRatio)),
            ("alternateCost", number(price.alternateCostDelivered)),
            ("alternateCostUnit", number(price.alternateCostUnit)),
            ("alternateCostTrailingDigits", number(price.alternateCostTrailingDigits)),
            ("numberOfBlockThresholds", number(price.numberOfBlockThresholds)),
            ("control", "\(price.priceControl)"),
            ("numberOfGenerationTiers", "\(price.numberOfGenerationTiers)"),
            ("generationTier", "\(price.generationTier)"),
            ("extendedNumberOfTiers", "\(price.extendedNumberOfPriceTiers)"),
            ("extendedTier", "\(price.extendedPriceTier)"),
            ("extendedRegisterTier", "\(price.extendedRegisterTier)"),
        ]
    }

    private static func report(_ command: MessagingClusterCommand) -> (String, Fields) {
        switch command {
        case .displayMessage(let message):
            (
                "DisplayMessage",
                [
                    ("message", "\(message.messageIdentifier)"),
                    ("control", "\(message.control)"), ("start", start(message.startTime)),
                    ("durationMinutes", number(message.durationMinutes)),
                    ("text", text(message.text)),
                    ("extendedControl", number(message.extendedControl)),
                ]
            )
        case .cancelMessage(let cancel):
            (
                "CancelMessage",
                [("message", "\(cancel.messageIdentifier)"), ("control", "\(cancel.control)")]
            )
        case .cancelAllMessages(let time): ("CancelAllMessages", [("start", start(time))])
        case .other(_, _, let payload): ("other", [("payload", hex(payload))])
        }
    }

    private static func report(_ command: MeteringClusterCommand) -> (String, Fields) {
        switch command {
        case .getProfile(let channel, let end, let count):
            (
                "GetProfile",
                [
                    ("channel", "\(channel.rawValue)"), ("end", time(end)),
                    ("numberOfPeriods", "\(count)"),
                ]
            )
        case .getSnapshot(let earliest, let latest, let offset, let cause):
            (
                "GetSnapshot",
                [
                    ("earliest", time(earliest)), ("latest", time(latest)),
                    ("offset", "\(offset)"), ("cause", "\(cause)"),
                ]
            )
        case .getSampledData(let sample, let earliest, let type, let count):
            (
                "GetSampledData",
                [
                    ("sample", "\(sample)"), ("earliest", time(earliest)), ("type", "\(type)"),
                    ("numberOfSamples", "\(count)"),
                ]
            )
        case .profileResponse(let profile):
            (
                "GetProfileResponse",
                [
                    ("end", time(profile.endTime)), ("status", "\(profile.status.rawValue)"),
                    ("period", "\(profile.period.rawValue)"),
                    ("intervals", list(profile.intervals)),
                ]
            )
        case .requestMirror: ("RequestMirror", [])
        case .removeMirror: ("RemoveMirror", [])
        case .fastPollResponse(let seconds, let end):
            (
                "RequestFastPollModeResponse",
                [("updatePeriodSeconds", "\(seconds)"), ("end", time(end))]
            )
        case .scheduleSnapshotResponse(let event, let rows):
            (
                "ScheduleSnapshotResponse",
                [
                    ("issuerEvent", "\(event)"),
                    ("schedules", list(rows.map(\.scheduleIdentifier))),
                    ("confirmations", list(rows.map(\.confirmation))),
                ]
            )
        case .takeSnapshotResponse(let snapshot, let confirmation):
            (
                "TakeSnapshotResponse",
                [("snapshot", "\(snapshot)"), ("confirmation", "\(confirmation)")]
            )
        case .publishSnapshot(let header, let payload):
            (
                "PublishSnapshot",
                [
                    ("snapshot", "\(header.snapshotIdentifier)"), ("time", time(header.time)),
                    ("totalFound", "\(header.totalFound)"),
                    ("commandIndex", "\(header.commandIndex)"),
                    ("totalCommands", "\(header.totalCommands)"), ("cause", "\(header.cause)"),
                    ("payloadType", "\(header.payloadType)"), ("payload", hex(payload)),
                ]
            )
        case .sampledData(let data):
            (
                "GetSampledDataResponse",
                [
                    ("sample", "\(data.sampleIdentifier)"), ("start", time(data.startTime)),
                    ("type", "\(data.sampleType)"), ("intervalSeconds", "\(data.intervalSeconds)"),
                    ("samples", list(data.samples)),
                ]
            )
        case .supplyStatus(let provider, let event, let when, let status):
            (
                "SupplyStatusResponse",
                [
                    ("provider", "\(provider)"), ("issuerEvent", "\(event)"), ("time", time(when)),
                    ("status", "\(status.rawValue)"),
                ]
            )
        case .startSamplingResponse(let sample):
            ("StartSamplingResponse", [("sample", "\(sample)")])
        case .other(_, _, let payload): ("other", [("payload", hex(payload))])
        }
    }

    private static func number(_ value: (some BinaryInteger)?) -> String {
        value.map { "\($0)" } ?? "null"
    }

    private static func list(_ values: [(some BinaryInteger)?]) -> String {
        var items: [String] = []
        for value in values { items.append(number(value)) }
        return "[" + items.joined(separator: ",") + "]"
    }

    private static func time(_ time: ZigBeeTime?) -> String { number(time?.unixSeconds) }

    private static func start(_ start: StartTime) -> String {
        switch start {
        case .now: "\"now\""
        case .at(let when): time(when)
        case .notKnown: "null"
        }
    }

    private static func text(_ octets: [UInt8]?) -> String {
        octets.map { "{\"text\":\(JSONString.quoted(String(decoding: $0, as: UTF8.self)))}" }
            ?? "null"
    }

    private static func hex(_ octets: [UInt8]) -> String { "{\"hex\":\"\(hexadecimal(octets))\"}" }
}
