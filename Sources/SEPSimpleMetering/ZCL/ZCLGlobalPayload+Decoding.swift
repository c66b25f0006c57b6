extension ZCLGlobalPayload {
    /// Reads the payload of a global command. Allocates for its lists.
    ///
    /// - Parameters:
    ///   - header: the header of this frame, of type `global`.
    ///   - bytes: the whole frame.
    /// - Throws: `ZCLDecodingError` naming the first octet that can not be read.
    public init(
        header: ZCLHeader, decoding bytes: borrowing Span<UInt8>
    ) throws(ZCLDecodingError) {
        var reader = ZCLReader(position: min(header.byteCount, bytes.count))
        switch ZCLGlobalCommand(rawValue: header.commandIdentifier) {
        case .readAttributes:
            var attributes: [ZCLAttributeIdentifier] = []
            while reader.remaining(in: bytes) > 0 {
                attributes.append(try reader.attribute(in: bytes))
            }
            self = .readAttributes(attributes)
        case .readAttributesResponse:
            self = .readAttributesResponse(try Self.readings(header, bytes))
        case .reportAttributes:
            self = .reportAttributes(try Self.readings(header, bytes))
        case .readReportingConfiguration:
            var selectors: [ZCLReportingSelector] = []
            while reader.remaining(in: bytes) > 0 {
                selectors.append(try reader.reportingSelector(in: bytes))
            }
            self = .readReportingConfiguration(selectors)
        case .readReportingConfigurationResponse:
            var rows: [ZCLReportingConfiguration] = []
            while reader.remaining(in: bytes) > 0 {
                rows.append(try reader.reportingConfiguration(in: bytes))
            }
            self = .readReportingConfigurationResponse(rows)
        case .defaultResponse:
            self = .defaultResponse(
                commandIdentifier: try reader.octet(in: bytes),
                status: ZCLStatus(rawValue: try reader.octet(in: bytes)))
        case .discoverAttributes, .discoverAttributesExtended:
            self = .discoverAttributes(
                first: try reader.attribute(in: bytes),
                maximumCount: try reader.octet(in: bytes),
                isExtended: header.isExtendedDiscovery)
        case .discoverAttributesResponse, .discoverAttributesExtendedResponse:
            let isComplete = try reader.octet(in: bytes) != 0
            var attributes: [ZCLDiscoveredAttribute] = []
            while reader.remaining(in: bytes) > 0 {
                attributes.append(
                    ZCLDiscoveredAttribute(
                        attribute: try reader.attribute(in: bytes),
                        type: ZCLDataType(rawValue: try reader.octet(in: bytes)),
                        access: header.isExtendedDiscovery ? try reader.octet(in: bytes) : nil))
            }
            self = .discoverAttributesResponse(
                isComplete: isComplete, attributes, isExtended: header.isExtendedDiscovery)
        case .readAttributesStructured:
            var selectors: [ZCLStructuredSelector] = []
            while reader.remaining(in: bytes) > 0 {
                selectors.append(try reader.structuredSelector(in: bytes))
            }
            self = .readAttributesStructured(selectors)
        case .discoverCommandsReceived, .discoverCommandsGenerated:
            self = .discoverCommands(
                first: try reader.octet(in: bytes), maximumCount: try reader.octet(in: bytes),
                generated: header.isGeneratedCommandDiscovery)
        case .discoverCommandsReceivedResponse, .discoverCommandsGeneratedResponse:
            let isComplete = try reader.octet(in: bytes) != 0
            let commands = try reader.octets(reader.remaining(in: bytes), in: bytes)
            self = .discoverCommandsResponse(
                isComplete: isComplete, commands, generated: header.isGeneratedCommandDiscovery)
        default:
            self = .other(
                commandIdentifier: header.commandIdentifier,
                try reader.octets(reader.remaining(in: bytes), in: bytes))
        }
        guard reader.remaining(in: bytes) == 0 || carriesReadings else {
            throw ZCLDecodingError(code: .octetsLeft, offset: reader.position)
        }
    }

    /// Whether the payload was read by the record cursor, which goes to the end by itself.
    private var carriesReadings: Bool {
        switch self {
        case .readAttributesResponse, .reportAttributes: true
        default: false
        }
    }

    private static func readings(
        _ header: ZCLHeader, _ bytes: borrowing Span<UInt8>
    ) throws(ZCLDecodingError) -> [ZCLAttributeReading] {
        var readings: [ZCLAttributeReading] = []
        var cursor = ZCLAttributeRecordCursor(header)
        while let record = try cursor?.next(in: bytes) {
            if let type = record.type {
                let value = ZCLTypedValue(type: type, value: try record.value(in: bytes))
                readings.append(ZCLAttributeReading(attribute: record.attribute, value: value))
            } else {
                readings.append(
                    ZCLAttributeReading(attribute: record.attribute, failure: record.status))
            }
        }
        return readings
    }
}

extension ZCLHeader {
    fileprivate var isExtendedDiscovery: Bool {
        commandIdentifier >= ZCLGlobalCommand.discoverAttributesExtended.rawValue
    }

    fileprivate var isGeneratedCommandDiscovery: Bool {
        commandIdentifier >= ZCLGlobalCommand.discoverCommandsGenerated.rawValue
    }
}

extension ZCLReader {
    fileprivate mutating func reportingSelector(
        in bytes: borrowing Span<UInt8>
    ) throws(ZCLDecodingError) -> ZCLReportingSelector {
        ZCLReportingSelector(
            direction: try octet(in: bytes), attribute: try attribute(in: bytes))
    }

    fileprivate mutating func reportingConfiguration(
        in bytes: borrowing Span<UInt8>
    ) throws(ZCLDecodingError) -> ZCLReportingConfiguration {
        let status = ZCLStatus(rawValue: try octet(in: bytes))
        let selector = try reportingSelector(in: bytes)
        guard status == .success else {
            return ZCLReportingConfiguration(selector: selector, status: status, content: .none)
        }
        guard selector.direction == 0 else {
            return ZCLReportingConfiguration(
                selector: selector, status: status,
                content: .receives(timeoutSeconds: try uint16(in: bytes)))
        }
        let typeOffset = position
        let type = ZCLDataType(rawValue: try octet(in: bytes))
        let minimum = try uint16(in: bytes)
        let maximum = try uint16(in: bytes)
        guard type.isDefined else {
            throw ZCLDecodingError(code: .undefinedType(type.rawValue), offset: typeOffset)
        }
        let change = type.isAnalog ? try scalar(of: type, in: bytes, typeOffset: typeOffset) : nil
        return ZCLReportingConfiguration(
            selector: selector, status: status,
            content: .sends(
                type: type, minimumIntervalSeconds: minimum, maximumIntervalSeconds: maximum,
                reportableChange: change))
    }

    fileprivate mutating func structuredSelector(
        in bytes: borrowing Span<UInt8>
    ) throws(ZCLDecodingError) -> ZCLStructuredSelector {
        let attribute = try attribute(in: bytes)
        let selector = try octet(in: bytes)
        var indexes: [UInt16] = []
        for _ in 0..<(selector & 0x0F) { indexes.append(try uint16(in: bytes)) }
        return ZCLStructuredSelector(
            attribute: attribute, indexes: indexes, operation: selector >> 4)
    }
}
