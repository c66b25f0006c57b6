/// What an entry of a feed can hold, apart from an IntervalBlock, which is never held as a whole.
public enum ESPIResource: Hashable, Sendable {
    /// The place of delivery.
    case usagePoint(UsagePoint)
    /// The customer's local time.
    case localTimeParameters(LocalTimeParameters)
    /// One kind of measurement; it exists for the links of its entry.
    case meterReading
    /// What the numbers mean.
    case readingType(ReadingType)
    /// A summary of usage.
    case usageSummary(UsageSummary)
    /// A summary of usage in its older form.
    case electricPowerUsageSummary(ElectricPowerUsageSummary)
    /// A summary of power quality.
    case electricPowerQualitySummary(ElectricPowerQualitySummary)
    /// Whether the service works.
    case serviceStatus(ServiceStatus)
    /// The registration of an application.
    case applicationInformation(ApplicationInformation)
    /// A customer's permission.
    case authorization(Authorization)
    /// The body of a notification.
    case batchList(BatchList)
    /// Names of tariff numbers.
    case programIdMappings(ProgramIdMappings)

    /// The name of the element, for instance `ReadingType`.
    public var elementName: String {
        switch self {
        case .usagePoint: "UsagePoint"
        case .localTimeParameters: "LocalTimeParameters"
        case .meterReading: "MeterReading"
        case .readingType: "ReadingType"
        case .usageSummary: "UsageSummary"
        case .electricPowerUsageSummary: "ElectricPowerUsageSummary"
        case .electricPowerQualitySummary: "ElectricPowerQualitySummary"
        case .serviceStatus: "ServiceStatus"
        case .applicationInformation: "ApplicationInformation"
        case .authorization: "Authorization"
        case .batchList: "BatchList"
        case .programIdMappings: "ProgramIdMappings"
        }
    }

    /// Goes through the elements of whatever resource it is.
    mutating func visit<Visitor: ElementVisitor>(
        _ visitor: inout Visitor
    ) throws(Visitor.Failure) {
        switch self {
        case .usagePoint(var content):
            try content.visit(&visitor)
            self = .usagePoint(content)
        case .localTimeParameters(var content):
            try content.visit(&visitor)
            self = .localTimeParameters(content)
        case .meterReading: break
        case .readingType(var content):
            try content.visit(&visitor)
            self = .readingType(content)
        case .usageSummary(var content):
            try content.visit(&visitor)
            self = .usageSummary(content)
        case .electricPowerUsageSummary(var content):
            try content.visit(&visitor)
            self = .electricPowerUsageSummary(content)
        case .electricPowerQualitySummary(var content):
            try content.visit(&visitor)
            self = .electricPowerQualitySummary(content)
        case .serviceStatus(var content):
            try content.visit(&visitor)
            self = .serviceStatus(content)
        case .applicationInformation(var content):
            try content.visit(&visitor)
            self = .applicationInformation(content)
        case .authorization(var content):
            try content.visit(&visitor)
            self = .authorization(content)
        case .batchList(var content):
            try content.visit(&visitor)
            self = .batchList(content)
        case .programIdMappings(var content):
            try content.visit(&visitor)
            self = .programIdMappings(content)
        }
    }

    /// A resource of this element name in which nothing is given; nil for other names.
    init?(elementName: String) {
        switch elementName {
        case "UsagePoint": self = .usagePoint(UsagePoint())
        case "LocalTimeParameters": self = .localTimeParameters(LocalTimeParameters())
        case "MeterReading": self = .meterReading
        case "ReadingType": self = .readingType(ReadingType())
        case "UsageSummary": self = .usageSummary(UsageSummary())
        case "ElectricPowerUsageSummary":
            self = .electricPowerUsageSummary(ElectricPowerUsageSummary())
        case "ElectricPowerQualitySummary":
            self = .electricPowerQualitySummary(ElectricPowerQualitySummary())
        case "ServiceStatus": self = .serviceStatus(ServiceStatus())
        case "ApplicationInformation": self = .applicationInformation(ApplicationInformation())
        case "Authorization": self = .authorization(Authorization())
        case "BatchList": self = .batchList(BatchList())
        case "ProgramIdMappings": self = .programIdMappings(ProgramIdMappings())
        default: return nil
        }
    }

    /// Whether the schema lets `batchItemInfo` stand before the other elements.
    var isIdentifiedObject: Bool {
        switch self {
        case .serviceStatus, .batchList: false
        default: true
        }
    }
}
