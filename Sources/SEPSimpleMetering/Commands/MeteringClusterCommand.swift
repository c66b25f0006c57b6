/// A command of the Simple Metering cluster (0x0702) as received, by direction.
///
/// Commands that change the meter or the supply appear only as `other`: received octets, which
/// the library can not send.
/// Source: Simple Metering cluster 0x0702, commands received and generated.
public enum MeteringClusterCommand: Hashable, Sendable {
    /// To the server, 0x00: a request for intervals; a nil time asks for the newest.
    case getProfile(channel: IntervalChannel, endTime: ZigBeeTime?, numberOfPeriods: UInt8)
    /// To the server, 0x06: a request for a snapshot that exists; nil times are "not known".
    case getSnapshot(earliest: ZigBeeTime?, latest: ZigBeeTime?, offset: UInt8, cause: UInt32)
    /// To the server, 0x08: a request for samples that exist; a nil time is "not known".
    case getSampledData(
        sampleIdentifier: UInt16, earliest: ZigBeeTime?, sampleType: UInt8,
        numberOfSamples: UInt16)
    /// To the client, 0x00.
    case profileResponse(ProfileResponse)
    /// To the client, 0x01: a sleeping meter asks for a mirror. Do not offer one.
    case requestMirror
    /// To the client, 0x02: a sleeping meter gives its mirror up.
    case removeMirror
    /// To the client, 0x03: the rhythm that somebody's fast poll request got.
    case fastPollResponse(updatePeriodSeconds: UInt8, endTime: ZigBeeTime?)
    /// To the client, 0x04: what became of somebody's snapshot schedules.
    case scheduleSnapshotResponse(issuerEvent: UInt32, [SnapshotScheduleConfirmation])
    /// To the client, 0x05: the snapshot that somebody's request made.
    case takeSnapshotResponse(snapshotIdentifier: UInt32, confirmation: UInt8)
    /// To the client, 0x06, its header; `payload` depends on `payloadType` and is kept as received.
    case publishSnapshot(SnapshotHeader, payload: [UInt8])
    /// To the client, 0x07.
    case sampledData(SampledData)
    /// To the client, 0x0C; nil times are "not known".
    case supplyStatus(
        providerIdentifier: UInt32, issuerEvent: UInt32, implementationTime: ZigBeeTime?,
        status: SupplyStatus)
    /// To the client, 0x0D.
    case startSamplingResponse(sampleIdentifier: UInt16)
    /// Any other command.
    case other(
        direction: ZCLFrameControl.Direction, commandIdentifier: UInt8, payload: [UInt8])

    /// Reads a cluster command of cluster 0x0702.
    ///
    /// - Parameters:
    ///   - header: the header of this frame, of type `clusterSpecific`.
    ///   - bytes: the whole frame.
    /// - Throws: `ZCLDecodingError` naming the first octet that can not be read.
    public init(
        header: ZCLHeader, decoding bytes: borrowing Span<UInt8>
    ) throws(ZCLDecodingError) {
        var reader = ZCLReader(position: min(header.byteCount, bytes.count))
        switch (header.control.direction, header.standardCommandIdentifier) {
        case (.clientToServer, 0x00):
            self = .getProfile(
                channel: IntervalChannel(rawValue: try reader.octet(in: bytes)),
                endTime: try reader.timeOrZero(in: bytes),
                numberOfPeriods: try reader.octet(in: bytes))
        case (.clientToServer, 0x06):
            self = .getSnapshot(
                earliest: try reader.time(in: bytes), latest: try reader.time(in: bytes),
                offset: try reader.octet(in: bytes), cause: try reader.uint32(in: bytes))
        case (.clientToServer, 0x08):
            self = .getSampledData(
                sampleIdentifier: try reader.uint16(in: bytes),
                earliest: try reader.time(in: bytes), sampleType: try reader.octet(in: bytes),
                numberOfSamples: try reader.uint16(in: bytes))
        case (.serverToClient, 0x00):
            self = .profileResponse(try reader.profileResponse(in: bytes))
        case (.serverToClient, 0x01):
            self = .requestMirror
        case (.serverToClient, 0x02):
            self = .removeMirror
        case (.serverToClient, 0x03):
            self = .fastPollResponse(
                updatePeriodSeconds: try reader.octet(in: bytes),
                endTime: try reader.time(in: bytes))
        case (.serverToClient, 0x04):
            let issuerEvent = try reader.uint32(in: bytes)
            var confirmations: [SnapshotScheduleConfirmation] = []
            while reader.remaining(in: bytes) > 0 {
                confirmations.append(
                    SnapshotScheduleConfirmation(
                        scheduleIdentifier: try reader.octet(in: bytes),
                        confirmation: try reader.octet(in: bytes)))
            }
            self = .scheduleSnapshotResponse(issuerEvent: issuerEvent, confirmations)
        case (.serverToClient, 0x05):
            self = .takeSnapshotResponse(
                snapshotIdentifier: try reader.uint32(in: bytes),
                confirmation: try reader.octet(in: bytes))
        case (.serverToClient, 0x06):
            self = .publishSnapshot(
                try reader.snapshotHeader(in: bytes),
                payload: try reader.octets(reader.remaining(in: bytes), in: bytes))
        case (.serverToClient, 0x07):
            self = .sampledData(try reader.sampledData(in: bytes))
        case (.serverToClient, 0x0C):
            self = .supplyStatus(
                providerIdentifier: try reader.uint32(in: bytes),
                issuerEvent: try reader.uint32(in: bytes),
                implementationTime: try reader.time(in: bytes),
                status: SupplyStatus(rawValue: try reader.octet(in: bytes)))
        case (.serverToClient, 0x0D):
            self = .startSamplingResponse(sampleIdentifier: try reader.uint16(in: bytes))
        default:
            self = .other(
                direction: header.control.direction, commandIdentifier: header.commandIdentifier,
                payload: try reader.octets(reader.remaining(in: bytes), in: bytes))
        }
        try reader.expectEnd(in: bytes)
    }
}

extension ZCLReader {
    /// A UTCTime, nil for 0xFFFFFFFF, "not known".
    fileprivate mutating func time(
        in bytes: borrowing Span<UInt8>
    ) throws(ZCLDecodingError) -> ZigBeeTime? {
        ZigBeeTime(rawValue: try uint32(in: bytes))
    }

    /// A UTCTime of a profile, of which 0 means "newest" or "none" and 0xFFFFFFFF "not known".
    fileprivate mutating func timeOrZero(
        in bytes: borrowing Span<UInt8>
    ) throws(ZCLDecodingError) -> ZigBeeTime? {
        let raw = try uint32(in: bytes)
        return raw == 0 ? nil : ZigBeeTime(rawValue: raw)
    }

    fileprivate mutating func profileResponse(
        in bytes: borrowing Span<UInt8>
    ) throws(ZCLDecodingError) -> ProfileResponse {
        var response = ProfileResponse(
            endTime: try timeOrZero(in: bytes),
            status: ProfileStatus(rawValue: try octet(in: bytes)),
            period: ProfileIntervalPeriod(rawValue: try octet(in: bytes)), intervals: [])
        for _ in 0..<(try octet(in: bytes)) {
            let raw = UInt32(truncatingIfNeeded: try unsigned(octets: 3, in: bytes))
            response.intervals.append(raw == 0xFF_FFFF ? nil : raw)
        }
        return response
    }

    fileprivate mutating func snapshotHeader(
        in bytes: borrowing Span<UInt8>
    ) throws(ZCLDecodingError) -> SnapshotHeader {
        SnapshotHeader(
            snapshotIdentifier: try uint32(in: bytes), time: try time(in: bytes),
            totalFound: try octet(in: bytes), commandIndex: try octet(in: bytes),
            totalCommands: try octet(in: bytes), cause: try uint32(in: bytes),
            payloadType: try octet(in: bytes))
    }

    fileprivate mutating func sampledData(
        in bytes: borrowing Span<UInt8>
    ) throws(ZCLDecodingError) -> SampledData {
        var data = SampledData(
            sampleIdentifier: try uint16(in: bytes), startTime: try time(in: bytes),
            sampleType: try octet(in: bytes), intervalSeconds: try uint16(in: bytes), samples: [])
        let type = data.isDemand ? ZCLDataType.int24 : .uint24
        for _ in 0..<(try uint16(in: bytes)) {
            data.samples.append(
                try scalar(of: type, in: bytes, typeOffset: position).integer
                    .map(Int32.init(truncatingIfNeeded:)))
        }
        return data
    }
}
