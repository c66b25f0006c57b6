import SEPSimpleMetering
import Testing

@Suite("Cluster commands as received")
struct MeteringClusterCommandTests {
    private func decode(_ hex: String) throws -> MeteringClusterCommand {
        let frame = octets(hex)
        return try MeteringClusterCommand(
            header: try ZCLHeader(decoding: frame.span), decoding: frame.span)
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
        #expect(profile.intervalEndSecondsSince1970(at: 0) == 1_695_187_344)
        #expect(profile.intervalEndSecondsSince1970(at: 3) == 1_695_184_644)
        #expect(profile.intervalEndSecondsSince1970(at: 4) == nil)
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
                    updatePeriodSeconds: 4, endTime: ZigBeeTime(secondsSince1970: 1_695_188_244)))
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
            let cut = Array(frame[..<end])
            #expect(throws: ZCLDecodingError.self) {
                try MeteringClusterCommand(
                    header: try ZCLHeader(decoding: cut.span), decoding: cut.span)
            }
        }
    }
}
