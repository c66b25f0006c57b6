/// One row of a device's table of reports, as Read Reporting Configuration Response tells it.
///
/// Source: ZigBee Cluster Library, Read Reporting Configuration Response (0x09).
public struct ZCLReportingConfiguration: Hashable, Sendable {
    /// What the row says, by its direction octet.
    public enum Content: Hashable, Sendable {
        /// The device sends reports of the attribute (direction 0).
        case sends(
            type: ZCLDataType, minimumIntervalSeconds: UInt16, maximumIntervalSeconds: UInt16,
            reportableChange: ZCLScalar?)
        /// The device expects reports of the attribute (direction 1).
        case receives(timeoutSeconds: UInt16)
        /// The row could not be read: see the status.
        case none
    }

    /// Which way the reports go.
    public var selector: ZCLReportingSelector
    /// Whether the row could be read.
    public var status: ZCLStatus
    /// What the row says.
    public var content: Content

    /// Makes a row from its parts.
    public init(selector: ZCLReportingSelector, status: ZCLStatus, content: Content) {
        self.selector = selector
        self.status = status
        self.content = content
    }
}

/// Names one row of a device's table of reports.
public struct ZCLReportingSelector: Hashable, Sendable {
    /// 0: the device sends the report; 1: the device expects it. Other octets are kept.
    public var direction: UInt8
    /// The attribute.
    public var attribute: ZCLAttributeIdentifier

    /// Names the row of `attribute` in `direction` (0 sends, 1 expects).
    public init(direction: UInt8, attribute: ZCLAttributeIdentifier) {
        self.direction = direction
        self.attribute = attribute
    }
}
