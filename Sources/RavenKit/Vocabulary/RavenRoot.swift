/// Every root name the reference lists with its children in the order devices send them
/// (XML API facts, section 4), and the `Command` root, which comes in only as an echo (D11).
enum RavenRoot: UInt8, CaseIterable {
    case connectionStatus
    case networkInfo
    case deviceInfo
    case scheduleInfo
    case meterList
    case meterInfo
    case timeCluster
    case messageCluster
    case priceCluster
    case instantaneousDemand
    case currentSummationDelivered
    case currentPeriodUsage
    case lastPeriodUsage
    case profileData
    case warning
    case blockPriceDetail
    case fastPollStatus
    case command

    /// The canonical name.
    var name: String {
        switch self {
        case .connectionStatus: "ConnectionStatus"
        case .networkInfo: "NetworkInfo"
        case .deviceInfo: "DeviceInfo"
        case .scheduleInfo: "ScheduleInfo"
        case .meterList: "MeterList"
        case .meterInfo: "MeterInfo"
        case .timeCluster: "TimeCluster"
        case .messageCluster: "MessageCluster"
        case .priceCluster: "PriceCluster"
        case .instantaneousDemand: "InstantaneousDemand"
        case .currentSummationDelivered: "CurrentSummationDelivered"
        case .currentPeriodUsage: "CurrentPeriodUsage"
        case .lastPeriodUsage: "LastPeriodUsage"
        case .profileData: "ProfileData"
        case .warning: "Warning"
        case .blockPriceDetail: "BlockPriceDetail"
        case .fastPollStatus: "FastPollStatus"
        case .command: "Command"
        }
    }

    /// The children, in the order devices send them.
    var fields: [RavenFieldName] {
        switch self {
        case .connectionStatus:
            [
                .deviceMacID, .meterMacID, .networkStatus, .description, .statusCode, .extPanID,
                .channel, .shortAddr, .linkStrength,
            ]
        case .networkInfo:
            [
                .deviceMacID, .coordMacID, .networkStatus, .description, .statusCode, .extPanID,
                .channel, .shortAddr, .linkStrength,
            ]
        case .deviceInfo:
            [
                .deviceMacID, .installCode, .linkKey, .fwVersion, .hwVersion, .imageType,
                .manufacturer, .modelId, .dateCode,
            ]
        case .scheduleInfo:
            [
                .deviceMacID, .meterMacID, .event, .frequency, .enabled, .mode,
            ]
        case .meterList:
            [
                .deviceMacID, .meterMacIDs,
            ]
        case .meterInfo:
            [
                .deviceMacID, .meterMacID, .meterType, .nickName, .account, .auth, .host,
                .enabled,
            ]
        case .timeCluster:
            [
                .deviceMacID, .meterMacID, .utcTime, .localTime,
            ]
        case .messageCluster:
            [
                .deviceMacID, .meterMacID, .timeStamp, .id, .text, .confirmationRequired,
                .confirmed, .queue, .priority, .startTime, .duration,
            ]
        case .priceCluster:
            [
                .deviceMacID, .meterMacID, .timeStamp, .price, .currency, .trailingDigits,
                .tier, .startTime, .duration, .tierLabel, .rateLabel,
            ]
        case .instantaneousDemand:
            [
                .deviceMacID, .meterMacID, .timeStamp, .demand, .multiplier, .divisor,
                .digitsRight, .digitsLeft, .suppressLeadingZero,
            ]
        case .currentSummationDelivered:
            [
                .deviceMacID, .meterMacID, .timeStamp, .summationDelivered, .summationReceived,
                .multiplier, .divisor, .digitsRight, .digitsLeft, .suppressLeadingZero,
            ]
        case .currentPeriodUsage:
            [
                .deviceMacID, .meterMacID, .timeStamp, .currentUsage, .multiplier, .divisor,
                .digitsRight, .digitsLeft, .suppressLeadingZero, .startDate,
            ]
        case .lastPeriodUsage:
            [
                .deviceMacID, .meterMacID, .lastUsage, .multiplier, .divisor, .digitsRight,
                .digitsLeft, .suppressLeadingZero, .startDate, .endDate,
            ]
        case .profileData:
            [
                .deviceMacID, .meterMacID, .endTime, .profileStatus, .profileIntervalPeriod,
                .numberOfPeriodsDelivered, .intervalData,
            ]
        case .warning:
            [
                .text
            ]
        case .blockPriceDetail:
            [
                .deviceMacID, .meterMacID, .timeStamp, .numberOfBlocks, .multiplier, .divisor,
                .currency, .trailingDigits, .threshold1, .price1, .threshold2, .price2,
                .threshold3, .price3, .threshold4, .price4,
            ]
        case .fastPollStatus:
            [
                .deviceMacID, .meterMacID, .pollFrequency, .endTime,
            ]
        case .command: []
        }
    }

    /// The reading itself: children whose absence is reported (D8).
    var keyFields: [RavenFieldName] {
        switch self {
        case .timeCluster: [.utcTime]
        case .priceCluster: [.price]
        case .instantaneousDemand: [.demand]
        case .currentSummationDelivered: [.summationDelivered, .summationReceived]
        case .currentPeriodUsage: [.currentUsage]
        case .lastPeriodUsage: [.lastUsage]
        default: []
        }
    }

    /// Roots of sibling products: passed through as unknown, but known to open a stanza where one
    /// stands inside another (XML API facts, 4.18).
    static let siblingNames = [
        "ApsTable", "NwkTable", "Information", "BillingPeriodList", "SimpleMeteringCluster",
        "Firmware", "CurrentSummation", "HistoryData", "Message",
    ]
}
