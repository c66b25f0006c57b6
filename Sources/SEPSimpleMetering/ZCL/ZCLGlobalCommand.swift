/// The commands of the foundation, by identifier. Knowing a number here does not mean that it can be
/// sent: what the gateway can send is ``MeteringRequest`` alone.
///
/// Source: ZigBee Cluster Library, general command frames.
public enum ZCLGlobalCommand: UInt8, Hashable, Sendable, CaseIterable {
    /// Asks for attributes.
    case readAttributes = 0x00
    /// Answers with values and statuses.
    case readAttributesResponse = 0x01
    /// Changes attributes.
    case writeAttributes = 0x02
    /// Changes all attributes or none.
    case writeAttributesUndivided = 0x03
    /// Answers a write.
    case writeAttributesResponse = 0x04
    /// Changes attributes without an answer.
    case writeAttributesNoResponse = 0x05
    /// Changes the table of reports.
    case configureReporting = 0x06
    /// Answers a change of the table of reports.
    case configureReportingResponse = 0x07
    /// Asks for the table of reports.
    case readReportingConfiguration = 0x08
    /// Answers with the table of reports.
    case readReportingConfigurationResponse = 0x09
    /// Values that the meter sends by itself.
    case reportAttributes = 0x0A
    /// Says how a command went that has no answer of its own.
    case defaultResponse = 0x0B
    /// Asks which attributes there are.
    case discoverAttributes = 0x0C
    /// Answers with identifiers and types.
    case discoverAttributesResponse = 0x0D
    /// Asks for parts of arrays and structures.
    case readAttributesStructured = 0x0E
    /// Changes parts of arrays and structures.
    case writeAttributesStructured = 0x0F
    /// Answers a structured write.
    case writeAttributesStructuredResponse = 0x10
    /// Asks which commands the device understands.
    case discoverCommandsReceived = 0x11
    /// Answers with commands.
    case discoverCommandsReceivedResponse = 0x12
    /// Asks which commands the device sends.
    case discoverCommandsGenerated = 0x13
    /// Answers with commands.
    case discoverCommandsGeneratedResponse = 0x14
    /// Asks which attributes there are and what may be done with them.
    case discoverAttributesExtended = 0x15
    /// Answers with identifiers, types and access.
    case discoverAttributesExtendedResponse = 0x16
}
