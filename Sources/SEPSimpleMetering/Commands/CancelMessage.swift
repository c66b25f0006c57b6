/// The utility takes a message back.
///
/// Source: Messaging cluster 0x0703, Cancel Message (0x01 to the client).
public struct CancelMessage: Hashable, Sendable {
    /// The message that is taken back.
    public var messageIdentifier: UInt32
    /// The control octet of the message.
    public var control: UInt8

    /// Reads a Cancel Message of cluster 0x0703.
    ///
    /// - Throws: `ZCLDecodingError` naming the first octet that can not be read.
    public init(
        header: ZCLHeader, decoding bytes: borrowing Span<UInt8>
    ) throws(ZCLDecodingError) {
        var reader = ZCLReader(position: min(header.byteCount, bytes.count))
        messageIdentifier = try reader.uint32(in: bytes)
        control = try reader.octet(in: bytes)
        try reader.expectEnd(in: bytes)
    }
}
