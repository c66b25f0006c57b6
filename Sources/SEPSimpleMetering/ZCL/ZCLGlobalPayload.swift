/// What a global command says, with everything copied out of the frame.
///
/// For reports at a high rate use ``ZCLAttributeRecordCursor``, which does not allocate.
/// Commands that change something on a device are kept as octets: they are received values, and the
/// library has no way to send them.
public enum ZCLGlobalPayload: Hashable, Sendable {
    /// 0x00 Read Attributes.
    case readAttributes([ZCLAttributeIdentifier])
    /// 0x01 Read Attributes Response.
    case readAttributesResponse([ZCLAttributeReading])
    /// 0x08 Read Reporting Configuration.
    case readReportingConfiguration([ZCLReportingSelector])
    /// 0x09 Read Reporting Configuration Response.
    case readReportingConfigurationResponse([ZCLReportingConfiguration])
    /// 0x0A Report Attributes.
    case reportAttributes([ZCLAttributeReading])
    /// 0x0B Default Response.
    case defaultResponse(commandIdentifier: UInt8, status: ZCLStatus)
    /// 0x0C Discover Attributes, and 0x15 with `isExtended`.
    case discoverAttributes(first: ZCLAttributeIdentifier, maximumCount: UInt8, isExtended: Bool)
    /// 0x0D Discover Attributes Response, and 0x16 with `isExtended`.
    case discoverAttributesResponse(
        isComplete: Bool, [ZCLDiscoveredAttribute], isExtended: Bool)
    /// 0x0E Read Attributes Structured.
    case readAttributesStructured([ZCLStructuredSelector])
    /// 0x11 Discover Commands Received, and 0x13 Generated.
    case discoverCommands(first: UInt8, maximumCount: UInt8, generated: Bool)
    /// 0x12 and 0x14, their responses.
    case discoverCommandsResponse(isComplete: Bool, [UInt8], generated: Bool)
    /// Any other command: its identifier and its payload as received.
    case other(commandIdentifier: UInt8, [UInt8])
}
