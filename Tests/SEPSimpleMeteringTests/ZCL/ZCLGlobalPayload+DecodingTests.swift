import TestSupport
import Testing

@testable import SEPSimpleMetering

@Suite("Global commands in both directions")
struct ZCLGlobalPayloadDecodingTests {
    private func frame(_ command: UInt8, _ payload: [UInt8]) -> [UInt8] {
        [0x18, 0x2A, command] + payload
    }

    private func decode(_ frame: [UInt8]) throws -> ZCLGlobalPayload {
        try ZCLGlobalPayload(header: try ZCLHeader(decoding: frame.span), decoding: frame.span)
    }

    @Test("Whatever a meter or a reader writes is read back, for every global command")
    func roundTrip() throws {
        var generator = SeededGenerator(seed: 23)
        for command in 0...UInt8(0x17) {
            for _ in 0..<400 {
                let (payload, expected) = random(command, &generator)
                #expect(try decode(frame(command, payload)) == expected)
            }
        }
    }

    @Test("No truncation traps, and none is read as the whole frame")
    func truncations() throws {
        var generator = SeededGenerator(seed: 24)
        for command in 0...UInt8(0x17) {
            for _ in 0..<40 {
                let (payload, expected) = random(command, &generator)
                for end in 0..<payload.count {
                    let cut = frame(command, Array(payload[..<end]))
                    do {
                        #expect(try decode(cut) != expected)
                    } catch let error as ZCLDecodingError {
                        #expect((3...cut.count).contains(error.offset))
                    }
                }
            }
        }
    }

    @Test("Octets behind a command of fixed length are refused")
    func octetsLeft() {
        for (command, length) in [(0x0B, 2), (0x0C, 3), (0x11, 2), (0x13, 2), (0x15, 3)] {
            let long = frame(UInt8(command), [UInt8](repeating: 0, count: length + 1))
            #expect(throws: ZCLDecodingError(code: .octetsLeft, offset: 3 + length)) {
                try decode(long)
            }
        }
    }

    @Test("A configuration of a type that is not defined is refused, for its change has no length")
    func undefinedConfiguration() {
        let row = frame(0x09, octets("00 00 0004 07 0100 3c00 01"))
        #expect(throws: ZCLDecodingError(code: .undefinedType(7), offset: 7)) { try decode(row) }
    }

    /// A payload of the command and what it says.
    private func random(
        _ command: UInt8, _ generator: inout SeededGenerator
    ) -> ([UInt8], ZCLGlobalPayload) {
        let count = Int.random(in: 0...5, using: &generator)
        func octet() -> UInt8 { .random(in: 0...255, using: &generator) }
        func attribute() -> ZCLAttributeIdentifier {
            ZCLAttributeIdentifier(rawValue: .random(in: 0...0xFFFF, using: &generator))
        }
        var payload: [UInt8] = []
        switch ZCLGlobalCommand(rawValue: command) {
        case .readAttributes:
            let attributes = (0..<count).map { _ in attribute() }
            for attribute in attributes { payload.appendLittleEndian(attribute.rawValue) }
            return (payload, .readAttributes(attributes))
        case .readAttributesResponse, .reportAttributes:
            let hasStatus = command == ZCLGlobalCommand.readAttributesResponse.rawValue
            let readings = (0..<count).map { _ in
                let attribute = attribute()
                payload.appendLittleEndian(attribute.rawValue)
                if hasStatus, Bool.random(using: &generator) {
                    let status = ZCLStatus(rawValue: .random(in: 1...255, using: &generator))
                    payload.append(status.rawValue)
                    return ZCLAttributeReading(attribute: attribute, failure: status)
                }
                if hasStatus { payload.append(0) }
                let value = ZCLTypedValue.random(using: &generator)
                payload.append(value)
                return ZCLAttributeReading(attribute: attribute, value: value)
            }
            return (
                payload, hasStatus ? .readAttributesResponse(readings) : .reportAttributes(readings)
            )
        case .readReportingConfiguration:
            let selectors = (0..<count).map { _ in
                ZCLReportingSelector(direction: octet(), attribute: attribute())
            }
            for selector in selectors { payload.append(selector) }
            return (payload, .readReportingConfiguration(selectors))
        case .readReportingConfigurationResponse:
            let rows = (0..<count).map { _ in configuration(&generator) }
            for row in rows { payload.append(row) }
            return (payload, .readReportingConfigurationResponse(rows))
        case .defaultResponse:
            payload = [octet(), octet()]
            return (
                payload,
                .defaultResponse(
                    commandIdentifier: payload[0], status: ZCLStatus(rawValue: payload[1]))
            )
        case .discoverAttributes, .discoverAttributesExtended:
            let first = attribute()
            let maximum = octet()
            payload.appendLittleEndian(first.rawValue)
            payload.append(maximum)
            return (
                payload,
                .discoverAttributes(
                    first: first, maximumCount: maximum, isExtended: command == 0x15)
            )
        case .discoverAttributesResponse, .discoverAttributesExtendedResponse:
            let isComplete = Bool.random(using: &generator)
            payload.append(isComplete ? 1 : 0)
            let rows = (0..<count).map { _ in
                ZCLDiscoveredAttribute(
                    attribute: attribute(), type: ZCLDataType(rawValue: octet()),
                    access: command == 0x16 ? octet() : nil)
            }
            for row in rows {
                payload.appendLittleEndian(row.attribute.rawValue)
                payload += [row.type.rawValue] + (row.access.map { [$0] } ?? [])
            }
            return (
                payload,
                .discoverAttributesResponse(
                    isComplete: isComplete, rows, isExtended: command == 0x16)
            )
        case .readAttributesStructured:
            let selectors = (0..<count).map { _ in
                ZCLStructuredSelector(
                    attribute: attribute(),
                    indexes: (0..<Int.random(in: 0...15, using: &generator)).map { _ in
                        .random(in: 0...0xFFFF, using: &generator)
                    }, operation: .random(in: 0...15, using: &generator))
            }
            for selector in selectors {
                payload.appendLittleEndian(selector.attribute.rawValue)
                payload.append(selector.operation << 4 | UInt8(selector.indexes.count))
                for index in selector.indexes { payload.appendLittleEndian(index) }
            }
            return (payload, .readAttributesStructured(selectors))
        case .discoverCommandsReceived, .discoverCommandsGenerated:
            payload = [octet(), octet()]
            return (
                payload,
                .discoverCommands(
                    first: payload[0], maximumCount: payload[1], generated: command == 0x13)
            )
        case .discoverCommandsReceivedResponse, .discoverCommandsGeneratedResponse:
            let commands = (0..<count).map { _ in octet() }
            return (
                [1] + commands,
                .discoverCommandsResponse(
                    isComplete: true, commands, generated: command == 0x14)
            )
        default:
            payload = (0..<count).map { _ in octet() }
            return (payload, .other(commandIdentifier: command, payload))
        }
    }

    private func configuration(_ generator: inout SeededGenerator) -> ZCLReportingConfiguration {
        func wide() -> UInt16 { .random(in: 0...0xFFFF, using: &generator) }
        let direction = UInt8.random(in: 0...1, using: &generator)
        let selector = ZCLReportingSelector(
            direction: direction, attribute: ZCLAttributeIdentifier(rawValue: wide()))
        if Bool.random(using: &generator) {
            return ZCLReportingConfiguration(
                selector: selector, status: .unreportableAttribute, content: .none)
        }
        if direction == 1 {
            return ZCLReportingConfiguration(
                selector: selector, status: .success, content: .receives(timeoutSeconds: wide()))
        }
        let value = ZCLTypedValue.random(using: &generator)
        var change: ZCLScalar?
        if value.type.isAnalog, case .scalar(let scalar) = value.value { change = scalar }
        return ZCLReportingConfiguration(
            selector: selector, status: .success,
            content: .sends(
                type: value.type, minimumIntervalSeconds: wide(), maximumIntervalSeconds: wide(),
                reportableChange: change))
    }
}

extension [UInt8] {
    fileprivate mutating func append(_ selector: ZCLReportingSelector) {
        append(selector.direction)
        appendLittleEndian(selector.attribute.rawValue)
    }

    fileprivate mutating func append(_ row: ZCLReportingConfiguration) {
        append(row.status.rawValue)
        append(row.selector)
        switch row.content {
        case .sends(let type, let minimum, let maximum, let change):
            append(type.rawValue)
            appendLittleEndian(minimum)
            appendLittleEndian(maximum)
            if let change { append(.scalar(change), of: type) }
        case .receives(let timeout): appendLittleEndian(timeout)
        case .none: break
        }
    }
}
