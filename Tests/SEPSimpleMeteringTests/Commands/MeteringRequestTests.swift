import SEPSimpleMetering
import TestSupport
import Testing

@Suite("What can be sent only reads")
struct MeteringRequestTests {
    private static func time(_ rawValue: UInt32) throws -> ZigBeeTime {
        try #require(ZigBeeTime(rawValue: rawValue))
    }

    private func encoded(_ request: MeteringRequest, sequence: UInt8) -> [UInt8] {
        var output: [UInt8] = []
        request.encode(sequenceNumber: sequence, into: &output)
        return output
    }

    @Test("Requests have the octets of the rules")
    func frames() {
        let nine: [UInt16] = [0, 1, 0x400, 0x300, 0x301, 0x302, 0x303, 0x304, 0x306]
        let read = MeteringRequest.readAttributes(nine.map(ZCLAttributeIdentifier.init))
        #expect(encoded(read, sequence: 0x2A) == octets(ZCLExampleFrames.readNineAttributes))
        let profile = MeteringRequest.getProfile(
            channel: .delivered, endTime: nil, numberOfPeriods: 4)
        #expect(encoded(profile, sequence: 0x2C) == octets(ZCLExampleFrames.getProfile))
        let discover = MeteringRequest.discoverAttributes(first: .unitOfMeasure, maximumCount: 4)
        #expect(encoded(discover, sequence: 0x2E) == octets(ZCLExampleFrames.discover))
        let own = MeteringRequest.readAttributes([.divisor], manufacturerCode: 0x1015)
        #expect(encoded(own, sequence: 1) == octets("04 1510 01 00 0203"))
        let answer = MeteringRequest.defaultResponse(commandIdentifier: 0x0A, status: .success)
        #expect(encoded(answer, sequence: 0x51) == octets("10510b 0a00"))
    }

    @Test("Every constructor gives a frame of the closed list, and nothing else can be made")
    func closedVocabulary() throws {
        let selector = ZCLReportingSelector(direction: 0, attribute: .status)
        let structured = try #require(
            ZCLStructuredSelector(attribute: .status, indexes: [1, 2]))
        let early = try Self.time(1)
        let requests: [MeteringRequest] = [
            .readAttributes([.status]), .readAttributes([.status], manufacturerCode: 0x1015),
            .readReportingConfiguration([selector]),
            .defaultResponse(commandIdentifier: 0, status: .success),
            .discoverAttributes(first: .status, maximumCount: 1),
            .readAttributesStructured([structured]),
            .discoverCommandsReceived(first: 0, maximumCount: 1),
            .discoverCommandsGenerated(first: 0, maximumCount: 1),
            .discoverAttributesExtended(first: .status, maximumCount: 1),
            .getProfile(channel: .received, endTime: early, numberOfPeriods: 1),
            .getSnapshot(earliest: early, latest: early, offset: 0, cause: 1),
            .getSampledData(
                sampleIdentifier: 1, earliest: early, sampleType: 0, numberOfSamples: 1),
        ]
        let globals: Set<UInt8> = [0x00, 0x08, 0x0B, 0x0C, 0x0E, 0x11, 0x13, 0x15]
        let clusters: Set<UInt8> = [0x00, 0x06, 0x08]
        var sentGlobals: Set<UInt8> = []
        var sentClusters: Set<UInt8> = []
        for request in requests {
            let frame = encoded(request, sequence: 9)
            let header = try ZCLHeader(decoding: frame.span)
            #expect(header.control.direction == .clientToServer)
            #expect(header.control.rawValue & 0xE0 == 0)
            #expect(header.sequenceNumber == 9)
            switch header.control.type {
            case .global: sentGlobals.insert(header.commandIdentifier)
            case .clusterSpecific: sentClusters.insert(header.commandIdentifier)
            default: Issue.record("reserved frame type")
            }
            if header.manufacturerCode != nil {
                #expect(header.commandIdentifier == ZCLGlobalCommand.readAttributes.rawValue)
            }
            // An exhaustive switch: a new case does not compile until it stands here.
            switch request {
            case .readAttributes, .readReportingConfiguration, .defaultResponse,
                .discoverAttributes, .readAttributesStructured, .discoverCommandsReceived,
                .discoverCommandsGenerated, .discoverAttributesExtended, .getProfile, .getSnapshot,
                .getSampledData:
                break
            }
        }
        #expect(sentGlobals == globals)
        #expect(sentClusters == clusters)
    }

    @Test("Requests decode to what was asked")
    func roundTrip() throws {
        let structured = try #require(
            ZCLStructuredSelector(attribute: .status, indexes: [1, 0xFFFF]))
        let frame = encoded(.readAttributesStructured([structured]), sequence: 1)
        let header = try ZCLHeader(decoding: frame.span)
        let payload = try ZCLGlobalPayload(header: header, decoding: frame.span)
        #expect(payload == .readAttributesStructured([structured]))
        #expect(
            ZCLStructuredSelector(attribute: .status, indexes: Array(repeating: 1, count: 16))
                == nil)
        let time = try Self.time(748_502_544)
        let profile = encoded(
            .getProfile(channel: .received, endTime: time, numberOfPeriods: 24), sequence: 2)
        let command = try MeteringClusterCommand(
            header: try ZCLHeader(decoding: profile.span), decoding: profile.span)
        #expect(command == .getProfile(channel: .received, endTime: time, numberOfPeriods: 24))
    }

    @Test("A command is owed a Default Response by its header and how it went")
    func owedDefaultResponse() throws {
        func owed(_ hex: String, _ status: ZCLStatus) throws -> MeteringRequest? {
            let frame = octets(hex)
            return MeteringRequest.defaultResponse(
                answering: try ZCLHeader(decoding: frame.span), status: status)
        }
        let answer = MeteringRequest.defaultResponse(commandIdentifier: 0x0A, status: .success)
        #expect(try owed("08510a", .success) == answer)
        #expect(try owed("18510a", .success) == nil)
        #expect(
            try owed("18510a", .invalidValue)
                == .defaultResponse(commandIdentifier: 0x0A, status: .invalidValue))
        #expect(try owed("08510b", .unsupportedGeneralCommand) == nil)
        #expect(
            try owed("09510b", .unsupportedClusterCommand)
                == .defaultResponse(commandIdentifier: 0x0B, status: .unsupportedClusterCommand))
    }

    @Test("Every request, with any values, decodes to what was asked and stays in the closed list")
    func everyRequest() throws {
        var generator = SeededGenerator(seed: 9)
        for _ in 0..<4000 {
            let request = try randomRequest(&generator)
            let frame = encoded(request, sequence: .random(in: 0...255, using: &generator))
            let header = try ZCLHeader(decoding: frame.span)
            #expect([0x00, 0x01, 0x04, 0x10].contains(header.control.rawValue))
            if header.control.type == .global {
                let payload = try ZCLGlobalPayload(header: header, decoding: frame.span)
                #expect(payload == asGlobal(request))
            } else {
                let command = try MeteringClusterCommand(header: header, decoding: frame.span)
                #expect(command == asCluster(request))
            }
        }
    }

    private func randomRequest(_ generator: inout SeededGenerator) throws -> MeteringRequest {
        func octet() -> UInt8 { .random(in: 0...255, using: &generator) }
        func short() -> UInt16 { .random(in: 0...0xFFFF, using: &generator) }
        func attribute() -> ZCLAttributeIdentifier { ZCLAttributeIdentifier(rawValue: short()) }
        func time() throws -> ZigBeeTime {
            try Self.time(.random(in: 1..<0xFFFF_FFFF, using: &generator))
        }
        let count = Int.random(in: 0...6, using: &generator)
        switch Int.random(in: 0...10, using: &generator) {
        case 0:
            return .readAttributes(
                (0..<count).map { _ in attribute() },
                manufacturerCode: Bool.random(using: &generator) ? short() : nil)
        case 1:
            return .readReportingConfiguration(
                (0..<count).map { _ in
                    ZCLReportingSelector(direction: octet(), attribute: attribute())
                })
        case 2:
            return .defaultResponse(
                commandIdentifier: octet(), status: ZCLStatus(rawValue: octet()))
        case 3: return .discoverAttributes(first: attribute(), maximumCount: octet())
        case 4:
            return .readAttributesStructured([
                try #require(
                    ZCLStructuredSelector(
                        attribute: attribute(), indexes: (0..<count).map { _ in short() }))
            ])
        case 5: return .discoverCommandsReceived(first: octet(), maximumCount: octet())
        case 6: return .discoverCommandsGenerated(first: octet(), maximumCount: octet())
        case 7: return .discoverAttributesExtended(first: attribute(), maximumCount: octet())
        case 8:
            return .getProfile(
                channel: IntervalChannel(rawValue: octet()),
                endTime: Bool.random(using: &generator) ? try time() : nil,
                numberOfPeriods: octet())
        case 9:
            return .getSnapshot(
                earliest: try time(), latest: try time(), offset: octet(), cause: UInt32(short()))
        default:
            return .getSampledData(
                sampleIdentifier: short(), earliest: try time(), sampleType: octet(),
                numberOfSamples: short())
        }
    }

    private func asGlobal(_ request: MeteringRequest) -> ZCLGlobalPayload? {
        switch request {
        case .readAttributes(let attributes, _): .readAttributes(attributes)
        case .readReportingConfiguration(let selectors): .readReportingConfiguration(selectors)
        case .defaultResponse(let command, let status):
            .defaultResponse(commandIdentifier: command, status: status)
        case .discoverAttributes(let first, let count):
            .discoverAttributes(first: first, maximumCount: count, isExtended: false)
        case .discoverAttributesExtended(let first, let count):
            .discoverAttributes(first: first, maximumCount: count, isExtended: true)
        case .readAttributesStructured(let selectors): .readAttributesStructured(selectors)
        case .discoverCommandsReceived(let first, let count):
            .discoverCommands(first: first, maximumCount: count, generated: false)
        case .discoverCommandsGenerated(let first, let count):
            .discoverCommands(first: first, maximumCount: count, generated: true)
        case .getProfile, .getSnapshot, .getSampledData: nil
        }
    }

    private func asCluster(_ request: MeteringRequest) -> MeteringClusterCommand? {
        switch request {
        case .getProfile(let channel, let end, let count):
            .getProfile(channel: channel, endTime: end, numberOfPeriods: count)
        case .getSnapshot(let earliest, let latest, let offset, let cause):
            .getSnapshot(earliest: earliest, latest: latest, offset: offset, cause: cause)
        case .getSampledData(let sample, let earliest, let type, let count):
            .getSampledData(
                sampleIdentifier: sample, earliest: earliest, sampleType: type,
                numberOfSamples: count)
        default: nil
        }
    }
}
