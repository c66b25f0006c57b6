/// A message of the utility. Received only: there is no way to confirm it.
///
/// Source: Messaging cluster 0x0703, Display Message (0x00 to the client).
public struct DisplayMessage: Hashable, Sendable {
    /// Identifies the message for a later cancellation.
    public var messageIdentifier: UInt32
    /// The control octet: transmission (bits 0-1), importance (2-3), enhanced confirmation
    /// wanted (5), confirmation wanted (7).
    public var control: UInt8
    /// When to show the message.
    public var startTime: StartTime
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

    /// How a message travels beyond the home's own network.
    public enum Transmission: UInt8, Hashable, Sendable {
        /// Within the network.
        case normal = 0
        /// Within the network and to devices that have not joined it.
        case normalAndInterPAN = 1
        /// To devices that have not joined the network.
        case interPAN = 2
        /// Reserved.
        case reserved = 3
    }

    /// Bits 0 and 1 of the control octet.
    public var transmission: Transmission {
        switch control & 0x03 {
        case 0: .normal
        case 1: .normalAndInterPAN
        case 2: .interPAN
        default: .reserved
        }
    }

    /// Whether the utility wants a confirmation with a person's answer (edition 1.2), which this
    /// library never sends.
    public var wantsEnhancedConfirmation: Bool { control & 0x20 != 0 }

    /// Whether the message has been confirmed already, nil when the frame does not say.
    public var isConfirmed: Bool? { extendedControl.map { $0 & 0x01 != 0 } }

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
        startTime = try reader.startTime(in: bytes)
        let duration = try reader.uint16(in: bytes)
        durationMinutes = duration == .max ? nil : duration
        let message = try reader.value(of: .characterString, in: bytes, typeOffset: reader.position)
        if case .characters(let octets) = message { text = octets } else { text = nil }
        extendedControl = reader.remaining(in: bytes) > 0 ? try reader.octet(in: bytes) : nil
        try reader.expectEnd(in: bytes)
    }
}
