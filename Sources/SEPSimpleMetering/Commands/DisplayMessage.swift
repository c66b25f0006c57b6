/// A message of the utility. Received only: there is no way to confirm it.
///
/// Source: Messaging cluster 0x0703, Display Message (0x00 to the client).
public struct DisplayMessage: Hashable, Sendable {
    /// Identifies the message for a later cancellation.
    public var messageIdentifier: UInt32
    /// The control octet: transmission (bits 0-1), importance (2-3), confirmation wanted (7).
    public var control: UInt8
    /// When to show the message, nil for now.
    public var startTime: ZigBeeTime?
    /// Minutes to show it, nil until changed.
    public var durationMinutes: UInt16?
    /// The text, UTF-8 by the standard, as received; nil for "no value".
    public var text: [UInt8]?
    /// Bit 0: confirmed already (edition 1.2); nil when the frame ends before it.
    public var extendedControl: UInt8?

    /// How much the utility thinks the message matters.
    public enum Importance: UInt8, Hashable, Sendable {
        /// Shown when convenient.
        case low = 0
        /// The usual.
        case medium = 1
        /// Shown at once.
        case high = 2
        /// Shown at once and kept on show.
        case critical = 3
    }

    /// Bits 2 and 3 of the control octet.
    public var importance: Importance {
        switch (control >> 2) & 0x03 {
        case 0: .low
        case 1: .medium
        case 2: .high
        default: .critical
        }
    }

    /// Whether the utility wants a confirmation, which this library never sends.
    public var wantsConfirmation: Bool { control & 0x80 != 0 }

    /// Reads a Display Message of cluster 0x0703.
    ///
    /// - Throws: `ZCLDecodingError` naming the first octet that can not be read.
    public init(
        header: ZCLHeader, decoding bytes: borrowing Span<UInt8>
    ) throws(ZCLDecodingError) {
        var reader = ZCLReader(position: min(header.byteCount, bytes.count))
        messageIdentifier = try reader.uint32(in: bytes)
        control = try reader.octet(in: bytes)
        startTime = try reader.timeOrZero(in: bytes)
        let duration = try reader.uint16(in: bytes)
        durationMinutes = duration == .max ? nil : duration
        let message = try reader.value(of: .characterString, in: bytes, typeOffset: reader.position)
        if case .characters(let octets) = message { text = octets } else { text = nil }
        extendedControl = reader.remaining(in: bytes) > 0 ? try reader.octet(in: bytes) : nil
        guard reader.remaining(in: bytes) == 0 else {
            throw ZCLDecodingError(code: .octetsLeft, offset: reader.position)
        }
    }
}
