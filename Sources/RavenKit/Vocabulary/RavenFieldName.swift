/// Every child the reference lists, with its name on the wire and its notation
/// (XML API facts, section 4). A name that means two things in two fragments has two cases.
enum RavenFieldName: UInt8, CaseIterable {
    case deviceMacID
    case meterMacID
    case coordMacID
    case networkStatus
    case description
    case statusCode
    case extPanID
    case channel
    case shortAddr
    case linkStrength
    case installCode
    case linkKey
    case fwVersion
    case hwVersion
    case imageType
    case manufacturer
    case modelId
    case dateCode
    case event
    case frequency
    case enabled
    case mode
    case meterMacIDs
    case meterType
    case nickName
    case account
    case auth
    case host
    case utcTime
    case localTime
    case timeStamp
    case id
    case text
    case confirmationRequired
    case confirmed
    case queue
    case priority
    case startTime
    case duration
    case price
    case currency
    case trailingDigits
    case tier
    case tierLabel
    case rateLabel
    case demand
    case multiplier
    case divisor
    case digitsRight
    case digitsLeft
    case suppressLeadingZero
    case summationDelivered
    case summationReceived
    case currentUsage
    case startDate
    case lastUsage
    case endDate
    case endTime
    case profileStatus
    case profileIntervalPeriod
    case numberOfPeriodsDelivered
    case intervalData
    case numberOfBlocks
    case threshold1
    case price1
    case threshold2
    case price2
    case threshold3
    case price3
    case threshold4
    case price4
    case pollFrequency

    /// The canonical name.
    var name: String {
        switch self {
        case .deviceMacID: "DeviceMacId"
        case .meterMacID: "MeterMacId"
        case .coordMacID: "CoordMacId"
        case .networkStatus: "Status"
        case .description: "Description"
        case .statusCode: "StatusCode"
        case .extPanID: "ExtPanId"
        case .channel: "Channel"
        case .shortAddr: "ShortAddr"
        case .linkStrength: "LinkStrength"
        case .installCode: "InstallCode"
        case .linkKey: "LinkKey"
        case .fwVersion: "FWVersion"
        case .hwVersion: "HWVersion"
        case .imageType: "ImageType"
        case .manufacturer: "Manufacturer"
        case .modelId: "ModelId"
        case .dateCode: "DateCode"
        case .event: "Event"
        case .frequency: "Frequency"
        case .enabled: "Enabled"
        case .mode: "Mode"
        case .meterMacIDs: "MeterMacId"
        case .meterType: "MeterType"
        case .nickName: "NickName"
        case .account: "Account"
        case .auth: "Auth"
        case .host: "Host"
        case .utcTime: "UTCTime"
        case .localTime: "LocalTime"
        case .timeStamp: "TimeStamp"
        case .id: "Id"
        case .text: "Text"
        case .confirmationRequired: "ConfirmationRequired"
        case .confirmed: "Confirmed"
        case .queue: "Queue"
        case .priority: "Priority"
        case .startTime: "StartTime"
        case .duration: "Duration"
        case .price: "Price"
        case .currency: "Currency"
        case .trailingDigits: "TrailingDigits"
        case .tier: "Tier"
        case .tierLabel: "TierLabel"
        case .rateLabel: "RateLabel"
        case .demand: "Demand"
        case .multiplier: "Multiplier"
        case .divisor: "Divisor"
        case .digitsRight: "DigitsRight"
        case .digitsLeft: "DigitsLeft"
        case .suppressLeadingZero: "SuppressLeadingZero"
        case .summationDelivered: "SummationDelivered"
        case .summationReceived: "SummationReceived"
        case .currentUsage: "CurrentUsage"
        case .startDate: "StartDate"
        case .lastUsage: "LastUsage"
        case .endDate: "EndDate"
        case .endTime: "EndTime"
        case .profileStatus: "Status"
        case .profileIntervalPeriod: "ProfileIntervalPeriod"
        case .numberOfPeriodsDelivered: "NumberOfPeriodsDelivered"
        case .intervalData: "IntervalData"
        case .numberOfBlocks: "NumberOfBlocks"
        case .threshold1: "Threshold1"
        case .price1: "Price1"
        case .threshold2: "Threshold2"
        case .price2: "Price2"
        case .threshold3: "Threshold3"
        case .price3: "Price3"
        case .threshold4: "Threshold4"
        case .price4: "Price4"
        case .pollFrequency: "Frequency"
        }
    }

    /// How the text is read.
    var kind: RavenFieldKind {
        switch self {
        case .deviceMacID, .meterMacID, .coordMacID, .extPanID:
            .eui64
        case .networkStatus:
            .networkStatus
        case .description, .fwVersion, .hwVersion, .imageType, .manufacturer, .modelId,
            .dateCode, .mode, .nickName, .account, .auth, .host, .text, .priority, .tierLabel,
            .rateLabel:
            .text
        case .statusCode, .channel, .linkStrength, .trailingDigits, .tier, .digitsRight,
            .digitsLeft, .profileStatus, .profileIntervalPeriod, .numberOfPeriodsDelivered,
            .numberOfBlocks, .pollFrequency:
            .integer8
        case .shortAddr:
            .integer16
        case .installCode, .linkKey:
            .hexadecimalSecret
        case .event:
            .scheduleEvent
        case .frequency:
            .frequency
        case .enabled, .confirmationRequired, .confirmed, .suppressLeadingZero:
            .flag
        case .meterMacIDs:
            .eui64List
        case .meterType:
            .meterType
        case .utcTime, .timeStamp, .startTime, .startDate, .endDate, .endTime:
            .utcTime
        case .localTime:
            .localTime
        case .id, .multiplier, .divisor:
            .integer32
        case .queue:
            .messageQueue
        case .duration:
            .duration
        case .price:
            .price
        case .currency:
            .currency
        case .demand:
            .demand
        case .summationDelivered, .summationReceived:
            .register
        case .currentUsage, .lastUsage:
            .usage
        case .intervalData:
            .intervalData
        case .threshold1, .threshold2, .threshold3, .threshold4:
            .threshold
        case .price1, .price2, .price3, .price4:
            .blockPrice
        }
    }
}
