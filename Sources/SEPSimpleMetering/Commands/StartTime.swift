/// When something that a utility sends comes into force.
///
/// Source: Price cluster 0x0700 and Messaging cluster 0x0703, fields of type UTCTime of which 0 means
/// now.
public enum StartTime: Hashable, Sendable {
    /// At once (0 on the wire).
    case now
    /// At this time.
    case at(ZigBeeTime)
    /// The sender does not say (0xFFFFFFFF).
    case notKnown
}

extension ZCLReader {
    mutating func startTime(
        in bytes: borrowing Span<UInt8>
    ) throws(ZCLDecodingError) -> StartTime {
        let raw = try uint32(in: bytes)
        return raw == 0 ? .now : ZigBeeTime(rawValue: raw).map(StartTime.at) ?? .notKnown
    }
}
