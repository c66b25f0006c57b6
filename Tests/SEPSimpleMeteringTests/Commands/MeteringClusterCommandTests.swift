import TestSupport
import Testing

@testable import SEPSimpleMetering

@Suite("Cluster commands as received")
struct MeteringClusterCommandTests {
    private func decode(_ hex: String) throws -> MeteringClusterCommand {
        try decode(octets(hex))
    }

    @Test("A profile runs from the newest interval back, and 0xFFFFFF is no value")
    func profile() throws {
        guard case .profileResponse(let profile) = try decode(ZCLExampleFrames.profileResponse)
        else {
            Issue.record("not a profile response")
            return
        }
        #expect(profile.status == .success)
        #expect(profile.period.seconds == 900)
        #expect(profile.intervals == [250, 0, nil, 1_000_000])
        #expect(profile.intervalEndUnixSeconds(at: 0) == 1_695_187_344)
        #expect(profile.intervalEndUnixSeconds(at: 3) == 1_695_184_644)
        #expect(profile.intervalEndUnixSeconds(at: 4) == nil)
    }

    @Test("A failed profile has no intervals and no end time")
    func failedProfile() throws {
        let profile = try decode("092c00 00000000 02 00 00")
        #expect(
            profile
                == .profileResponse(
                    ProfileResponse(
                        endTime: nil, status: .intervalChannelNotSupported, period: .daily,
                        intervals: [])))
    }

    @Test("The same number means different commands by direction")
    func direction() throws {
        #expect(
            try decode(ZCLExampleFrames.getProfile)
                == .getProfile(channel: .delivered, endTime: nil, numberOfPeriods: 4))
        #expect(
            try decode(ZCLExampleFrames.fastPollRequest)
                == .other(
                    direction: .clientToServer, commandIdentifier: 3, payload: [0x04, 0x0F]))
        #expect(
            try decode(ZCLExampleFrames.fastPollResponse)
                == .fastPollResponse(
                    updatePeriodSeconds: 4, endTime: ZigBeeTime(unixSeconds: 1_695_188_244)))
    }

    @Test("Samples of demand are signed, samples of consumption are not")
    func sampledData() throws {
        let demand = try decode("090107 0100 103e9d2c 04 0a00 0300 effcff 000080 010000")
        let consumption = try decode("090107 0100 103e9d2c 00 0a00 0200 effcff ffffff")
        guard case .sampledData(let first) = demand, case .sampledData(let second) = consumption
        else {
            Issue.record("not sampled data")
            return
        }
        #expect(first.samples == [-785, nil, 1])
        #expect(first.intervalSeconds == 10)
        #expect(second.samples == [16_776_431, nil])
    }

    @Test("Snapshots are read as far as their header")
    func snapshot() throws {
        let command = try decode("090106 01000000 103e9d2c 01 00 01 02000000 00 aabb")
        guard case .publishSnapshot(let header, let payload) = command else {
            Issue.record("not a snapshot")
            return
        }
        #expect(header.snapshotIdentifier == 1)
        #expect(header.cause == 2)
        #expect(payload == [0xAA, 0xBB])
    }

    @Test("Octets behind the last field are refused")
    func octetsLeft() {
        #expect(throws: ZCLDecodingError(code: .octetsLeft, offset: 9)) {
            try decode(ZCLExampleFrames.getProfile + "00")
        }
    }

    @Test("No truncation traps; a cut field is named")
    func truncations() {
        let frame = octets(ZCLExampleFrames.profileResponse)
        for end in 3..<frame.count {
            #expect(throws: ZCLDecodingError.self) { try decode(Array(frame[..<end])) }
        }
    }

    @Test("Whatever a meter or a reader writes is read back, for every command of the cluster")
    func roundTrip() throws {
        var generator = SeededGenerator(seed: 0x0702)
        for direction in [ZCLFrameControl.Direction.clientToServer, .serverToClient] {
            for command in 0...UInt8(0x10) {
                for _ in 0..<300 {
                    var frame = RandomFrame(
                        [direction == .serverToClient ? 0x09 : 0x01, 0x2C, command],
                        generator: generator)
                    let expected = random(direction, command, into: &frame)
                    generator = frame.generator
                    #expect(try decode(frame.octets) == expected)
                    for end in 3..<frame.octets.count {
                        let decoded = try? decode(Array(frame.octets[..<end]))
                        #expect(decoded != expected)
                    }
                }
            }
        }
    }

    @Test("What the standard's commands mean holds for frames without a manufacturer code only")
    func manufacturer() throws {
        #expect(
            try decode("0d1510 2c00 00")
                == .other(direction: .serverToClient, commandIdentifier: 0, payload: [0]))
    }

    @Test("Times of all ones are not known; zero is the epoch where it does not mean the newest")
    func times() throws {
        #expect(
            try decode("012c06 00000000 ffffffff 00 00000000")
                == .getSnapshot(
                    earliest: ZigBeeTime(rawValue: 0), latest: nil, offset: 0, cause: 0))
        #expect(
            try decode("012c00 00 ffffffff 01")
                == .getProfile(channel: .delivered, endTime: nil, numberOfPeriods: 1))
    }

    private func decode(_ frame: [UInt8]) throws -> MeteringClusterCommand {
        try MeteringClusterCommand(
            header: try ZCLHeader(decoding: frame.span), decoding: frame.span)
    }

    /// Appends a payload of the command and answers what it says.
    private func random(
        _ direction: ZCLFrameControl.Direction, _ command: UInt8, into frame: inout RandomFrame
    ) -> MeteringClusterCommand {
        func time() -> ZigBeeTime? { ZigBeeTime(rawValue: frame.uint32()) }
        let count = Int.random(in: 0...9, using: &frame.generator)
        switch (direction, command) {
        case (.clientToServer, 0x00):
            return .getProfile(
                channel: IntervalChannel(rawValue: frame.octet()), endTime: time(),
                numberOfPeriods: frame.octet())
        case (.clientToServer, 0x06):
            return .getSnapshot(
                earliest: time(), latest: time(), offset: frame.octet(), cause: frame.uint32())
        case (.clientToServer, 0x08):
            return .getSampledData(
                sampleIdentifier: frame.uint16(), earliest: time(), sampleType: frame.octet(),
                numberOfSamples: frame.uint16())
        case (.serverToClient, 0x00):
            let end = time()
            let status = ProfileStatus(rawValue: frame.octet())
            let period = ProfileIntervalPeriod(rawValue: frame.octet())
            frame.octets.append(UInt8(count))
            return .profileResponse(
                ProfileResponse(
                    endTime: end, status: status, period: period,
                    intervals: (0..<count).map { _ in frame.uint24() }))
        case (.serverToClient, 0x01): return .requestMirror
        case (.serverToClient, 0x02): return .removeMirror
        case (.serverToClient, 0x03):
            return .fastPollResponse(updatePeriodSeconds: frame.octet(), endTime: time())
        case (.serverToClient, 0x04):
            return .scheduleSnapshotResponse(
                issuerEvent: frame.uint32(),
                (0..<count).map { _ in
                    SnapshotScheduleConfirmation(
                        scheduleIdentifier: frame.octet(), confirmation: frame.octet())
                })
        case (.serverToClient, 0x05):
            return .takeSnapshotResponse(
                snapshotIdentifier: frame.uint32(), confirmation: frame.octet())
        case (.serverToClient, 0x06):
            let header = SnapshotHeader(
                snapshotIdentifier: frame.uint32(), time: time(), totalFound: frame.octet(),
                commandIndex: frame.octet(), totalCommands: frame.octet(), cause: frame.uint32(),
                payloadType: frame.octet())
            return .publishSnapshot(header, payload: frame.octets(count))
        case (.serverToClient, 0x07):
            var data = SampledData(
                sampleIdentifier: frame.uint16(), startTime: time(), sampleType: frame.octet() % 6,
                intervalSeconds: frame.uint16(), samples: [])
            frame.octets[9] = data.sampleType
            frame.octets += [UInt8(count), 0]
            data.samples = (0..<count).map { _ in
                data.isDemand ? frame.int24() : frame.uint24().map(Int32.init(bitPattern:))
            }
            return .sampledData(data)
        case (.serverToClient, 0x0C):
            return .supplyStatus(
                providerIdentifier: frame.uint32(), issuerEvent: frame.uint32(),
                implementationTime: time(),
                status: SupplyStatus(rawValue: frame.octet()))
        case (.serverToClient, 0x0D):
            return .startSamplingResponse(sampleIdentifier: frame.uint16())
        default:
            return .other(
                direction: direction, commandIdentifier: command,
                payload: frame.octets(count))
        }
    }
}
