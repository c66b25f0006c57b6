/// A command of the Price cluster (0x0700) as received by the gateway.
///
/// Received only: an acknowledgement travels to the utility and can not be sent with this library.
/// Source: Price cluster 0x0700, commands to the client.
public enum PriceClusterCommand: Hashable, Sendable {
    /// 0x00.
    case publishPrice(PublishPrice)
    /// Any other command.
    case other(
        direction: ZCLFrameControl.Direction, commandIdentifier: UInt8, payload: [UInt8])

    /// Reads a cluster command of cluster 0x0700.
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
            self = .publishPrice(try PublishPrice(header: header, decoding: bytes))
        default:
            self = .other(
                direction: header.control.direction, commandIdentifier: header.commandIdentifier,
                payload: try ZCLReader.payload(behind: header, in: bytes))
        }
    }
}
