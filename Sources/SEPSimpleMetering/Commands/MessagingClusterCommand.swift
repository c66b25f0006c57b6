/// A command of the Messaging cluster (0x0703) as received by the gateway.
///
/// Received only: a confirmation travels to the utility and can not be sent with this library.
/// Source: Messaging cluster 0x0703, commands to the client.
public enum MessagingClusterCommand: Hashable, Sendable {
    /// 0x00.
    case displayMessage(DisplayMessage)
    /// 0x01.
    case cancelMessage(CancelMessage)
    /// 0x03 (edition 1.2): every message is taken back.
    case cancelAllMessages(StartTime)
    /// Any other command.
    case other(
        direction: ZCLFrameControl.Direction, commandIdentifier: UInt8, payload: [UInt8])

    /// Reads a cluster command of cluster 0x0703.
    ///
    /// - Parameters:
    ///   - header: the header of this frame, of type `clusterSpecific`.
    ///   - bytes: the whole frame.
    /// - Throws: `ZCLDecodingError` naming the first octet that can not be read.
    public init(
        header: ZCLHeader, decoding bytes: borrowing Span<UInt8>
    ) throws(ZCLDecodingError) {
        switch (header.control.direction, header.standardCommandIdentifier) {
        case (.serverToClient, 0x00):
            self = .displayMessage(try DisplayMessage(header: header, decoding: bytes))
        case (.serverToClient, 0x01):
            self = .cancelMessage(try CancelMessage(header: header, decoding: bytes))
        case (.serverToClient, 0x03):
            var reader = ZCLReader(position: min(header.byteCount, bytes.count))
            self = .cancelAllMessages(try reader.startTime(in: bytes))
            try reader.expectEnd(in: bytes)
        default:
            self = .other(
                direction: header.control.direction, commandIdentifier: header.commandIdentifier,
                payload: try ZCLReader.payload(behind: header, in: bytes))
        }
    }
}
