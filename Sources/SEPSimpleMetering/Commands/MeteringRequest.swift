/// Everything that this library can send to a meter: requests that read, and the Default Response.
///
/// The list is closed. Writing attributes, configuring reports, fast polling, mirroring, snapshots and
/// sampling on order, and anything that touches the supply can not be expressed.
/// Source: ZigBee Cluster Library, general commands; Simple Metering cluster 0x0702, commands
/// received by the server.
public enum MeteringRequest: Hashable, Sendable {
    /// Global 0x00: asks for attributes, the manufacturer's own when a code is given.
    case readAttributes([ZCLAttributeIdentifier], manufacturerCode: UInt16? = nil)
    /// Global 0x08: asks for rows of the table of reports.
    case readReportingConfiguration([ZCLReportingSelector])
    /// Global 0x0B: answers a command that has no answer of its own. Carries no state.
    case defaultResponse(commandIdentifier: UInt8, status: ZCLStatus)
    /// Global 0x0C: asks which attributes there are.
    case discoverAttributes(first: ZCLAttributeIdentifier, maximumCount: UInt8)
    /// Global 0x0E: asks for parts of arrays and structures.
    case readAttributesStructured([ZCLStructuredSelector])
    /// Global 0x11: asks which commands the meter understands.
    case discoverCommandsReceived(first: UInt8, maximumCount: UInt8)
    /// Global 0x13: asks which commands the meter sends.
    case discoverCommandsGenerated(first: UInt8, maximumCount: UInt8)
    /// Global 0x15: asks which attributes there are and what may be done with them.
    case discoverAttributesExtended(first: ZCLAttributeIdentifier, maximumCount: UInt8)
    /// Cluster 0x00: asks for the intervals that ended at or before `endTime`, nil for the newest.
    case getProfile(channel: IntervalChannel, endTime: ZigBeeTime?, numberOfPeriods: UInt8)
    /// Cluster 0x06 (edition 1.2): asks for a snapshot that exists.
    case getSnapshot(earliest: ZigBeeTime, latest: ZigBeeTime, offset: UInt8, cause: UInt32)
    /// Cluster 0x08 (edition 1.2): asks for samples that exist.
    case getSampledData(
        sampleIdentifier: UInt16, earliest: ZigBeeTime, sampleType: UInt8, numberOfSamples: UInt16)

    /// Appends the frame to `output`: header, then payload.
    ///
    /// - Parameters:
    ///   - sequenceNumber: comes back in the response.
    ///   - output: the caller's buffer; what it holds stays.
    public func encode(sequenceNumber: UInt8, into output: inout [UInt8]) {
        header(sequenceNumber: sequenceNumber).encode(into: &output)
        switch self {
        case .readAttributes(let attributes, _):
            for attribute in attributes { output.appendLittleEndian(attribute.rawValue) }
        case .readReportingConfiguration(let selectors):
            for selector in selectors {
                output.append(selector.direction)
                output.appendLittleEndian(selector.attribute.rawValue)
            }
        case .defaultResponse(let commandIdentifier, let status):
            output.append(commandIdentifier)
            output.append(status.rawValue)
        case .discoverAttributes(let first, let maximumCount),
            .discoverAttributesExtended(let first, let maximumCount):
            output.appendLittleEndian(first.rawValue)
            output.append(maximumCount)
        case .readAttributesStructured(let selectors):
            for selector in selectors {
                output.appendLittleEndian(selector.attribute.rawValue)
                output.append(UInt8(truncatingIfNeeded: min(selector.indexes.count, 15)))
                for index in selector.indexes.prefix(15) { output.appendLittleEndian(index) }
            }
        case .discoverCommandsReceived(let first, let maximumCount),
            .discoverCommandsGenerated(let first, let maximumCount):
            output.append(first)
            output.append(maximumCount)
        case .getProfile(let channel, let endTime, let numberOfPeriods):
            output.append(channel.rawValue)
            output.appendLittleEndian(endTime?.secondsSince2000 ?? 0)
            output.append(numberOfPeriods)
        case .getSnapshot(let earliest, let latest, let offset, let cause):
            output.appendLittleEndian(earliest.secondsSince2000)
            output.appendLittleEndian(latest.secondsSince2000)
            output.append(offset)
            output.appendLittleEndian(cause)
        case .getSampledData(let sampleIdentifier, let earliest, let sampleType, let number):
            output.appendLittleEndian(sampleIdentifier)
            output.appendLittleEndian(earliest.secondsSince2000)
            output.append(sampleType)
            output.appendLittleEndian(number)
        }
    }

    private func header(sequenceNumber: UInt8) -> ZCLHeader {
        var type = ZCLFrameControl.FrameType.global
        var disablesDefaultResponse = false
        var manufacturerCode: UInt16?
        let commandIdentifier: UInt8
        switch self {
        case .readAttributes(_, let code):
            commandIdentifier = ZCLGlobalCommand.readAttributes.rawValue
            manufacturerCode = code
        case .readReportingConfiguration:
            commandIdentifier = ZCLGlobalCommand.readReportingConfiguration.rawValue
        case .defaultResponse:
            commandIdentifier = ZCLGlobalCommand.defaultResponse.rawValue
            disablesDefaultResponse = true
        case .discoverAttributes:
            commandIdentifier = ZCLGlobalCommand.discoverAttributes.rawValue
        case .readAttributesStructured:
            commandIdentifier = ZCLGlobalCommand.readAttributesStructured.rawValue
        case .discoverCommandsReceived:
            commandIdentifier = ZCLGlobalCommand.discoverCommandsReceived.rawValue
        case .discoverCommandsGenerated:
            commandIdentifier = ZCLGlobalCommand.discoverCommandsGenerated.rawValue
        case .discoverAttributesExtended:
            commandIdentifier = ZCLGlobalCommand.discoverAttributesExtended.rawValue
        case .getProfile:
            type = .clusterSpecific
            commandIdentifier = 0x00
        case .getSnapshot:
            type = .clusterSpecific
            commandIdentifier = 0x06
        case .getSampledData:
            type = .clusterSpecific
            commandIdentifier = 0x08
        }
        return ZCLHeader(
            type: type, direction: .clientToServer,
            disablesDefaultResponse: disablesDefaultResponse, manufacturerCode: manufacturerCode,
            sequenceNumber: sequenceNumber, commandIdentifier: commandIdentifier)
    }

    /// The Default Response that a received command is owed, nil when it is owed none.
    ///
    /// It is owed when no other response answers the command and its sender did not ask for silence,
    /// or when something went wrong; never in answer to a Default Response.
    ///
    /// - Parameters:
    ///   - header: the header of the command, received by itself and not by broadcast.
    ///   - status: how it went.
    public static func defaultResponse(
        answering header: ZCLHeader, status: ZCLStatus
    ) -> MeteringRequest? {
        let isDefaultResponse =
            header.control.type == .global
            && header.commandIdentifier == ZCLGlobalCommand.defaultResponse.rawValue
        guard !isDefaultResponse,
            status != .success || !header.control.disablesDefaultResponse
        else { return nil }
        return .defaultResponse(commandIdentifier: header.commandIdentifier, status: status)
    }
}
