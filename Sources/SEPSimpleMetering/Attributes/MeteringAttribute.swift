/// What the standard says of an attribute on the server side of cluster 0x0702.
///
/// The type is the one of the table; the length of a received value follows from the frame alone.
/// Source: Simple Metering cluster 0x0702, attribute sets 0x00 to 0x0D.
public struct MeteringAttribute: Hashable, Sendable {
    /// The identifier.
    public let identifier: ZCLAttributeIdentifier
    /// The name in the standard's spelling without blanks.
    public let name: String
    /// The type of the standard's table.
    public let type: ZCLDataType
    /// What the integers count.
    public let unit: MeteringUnit
    /// The edition in which the attribute first appears.
    public let since: SmartEnergyEdition
    /// Whether every meter has it.
    public var isMandatory: Bool {
        switch identifier.rawValue {
        case 0x0000, 0x0200, 0x0300, 0x0303, 0x0306: true
        default: false
        }
    }

    /// Whether the standard lets somebody write it: the alarm masks alone. This library can not.
    public var isWritable: Bool { identifier.rawValue >> 8 == 0x08 }

    /// Looks an identifier up; nil for one that the standard does not define. Builds the name.
    public init?(_ identifier: ZCLAttributeIdentifier) {
        guard
            let row = Self.single(identifier.rawValue) ?? Self.inSeries(identifier.rawValue)
        else { return nil }
        self.identifier = identifier
        self.name = row.name
        self.type = row.type
        self.unit = row.unit
        self.since = row.since
    }

    /// A row of the table without its identifier.
    struct Row {
        let name: String
        let type: ZCLDataType
        let unit: MeteringUnit
        let since: SmartEnergyEdition

        init(
            _ name: String, _ type: ZCLDataType, _ unit: MeteringUnit = .none,
            _ since: SmartEnergyEdition
        ) {
            self.name = name
            self.type = type
            self.unit = unit
            self.since = since
        }
    }
}

extension ZCLAttributeIdentifier {
    /// 0x0000.
    public static let currentSummationDelivered = ZCLAttributeIdentifier(rawValue: 0x0000)
    /// 0x0001.
    public static let currentSummationReceived = ZCLAttributeIdentifier(rawValue: 0x0001)
    /// 0x0007.
    public static let readingSnapshotTime = ZCLAttributeIdentifier(rawValue: 0x0007)
    /// 0x0200.
    public static let status = ZCLAttributeIdentifier(rawValue: 0x0200)
    /// 0x0300.
    public static let unitOfMeasure = ZCLAttributeIdentifier(rawValue: 0x0300)
    /// 0x0301.
    public static let multiplier = ZCLAttributeIdentifier(rawValue: 0x0301)
    /// 0x0302.
    public static let divisor = ZCLAttributeIdentifier(rawValue: 0x0302)
    /// 0x0303.
    public static let summationFormatting = ZCLAttributeIdentifier(rawValue: 0x0303)
    /// 0x0304.
    public static let demandFormatting = ZCLAttributeIdentifier(rawValue: 0x0304)
    /// 0x0305.
    public static let historicalConsumptionFormatting = ZCLAttributeIdentifier(rawValue: 0x0305)
    /// 0x0306.
    public static let meteringDeviceType = ZCLAttributeIdentifier(rawValue: 0x0306)
    /// 0x0400.
    public static let instantaneousDemand = ZCLAttributeIdentifier(rawValue: 0x0400)
    /// 0x0500.
    public static let maxNumberOfPeriodsDelivered = ZCLAttributeIdentifier(rawValue: 0x0500)
}
