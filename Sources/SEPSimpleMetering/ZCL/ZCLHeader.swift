/// The header of a ZigBee Cluster Library frame: 3 octets, or 5 with a manufacturer code.
///
/// Source: ZigBee Cluster Library, general frame format.
public struct ZCLHeader: Hashable, Sendable {
    /// What kind of frame this is.
    public var control: ZCLFrameControl
    /// The manufacturer whose commands and attributes are meant, nil for the standard's.
    public var manufacturerCode: UInt16?
    /// Ties a response to its request; a report carries the meter's own count.
    public var sequenceNumber: UInt8
    /// The command, to be understood by frame type and direction.
    public var commandIdentifier: UInt8

    /// Makes a header; the manufacturer bit of `control` follows from `manufacturerCode`.
    public init(
        type: ZCLFrameControl.FrameType, direction: ZCLFrameControl.Direction,
        disablesDefaultResponse: Bool, manufacturerCode: UInt16? = nil, sequenceNumber: UInt8,
        commandIdentifier: UInt8
    ) {
        self.control = ZCLFrameControl(
            type: type, isManufacturerSpecific: manufacturerCode != nil, direction: direction,
            disablesDefaultResponse: disablesDefaultResponse)
        self.manufacturerCode = manufacturerCode
        self.sequenceNumber = sequenceNumber
        self.commandIdentifier = commandIdentifier
    }

    /// Reads the header at the start of a frame. Never allocates.
    ///
    /// - Throws: `ZCLDecodingError` with code `headerCut`.
    public init(decoding bytes: borrowing Span<UInt8>) throws(ZCLDecodingError) {
        var reader = ZCLReader()
        do throws(ZCLDecodingError) {
            control = ZCLFrameControl(rawValue: try reader.octet(in: bytes))
            manufacturerCode =
                control.isManufacturerSpecific ? try reader.uint16(in: bytes) : nil
            sequenceNumber = try reader.octet(in: bytes)
            commandIdentifier = try reader.octet(in: bytes)
        } catch {
            throw ZCLDecodingError(code: .headerCut, offset: error.offset)
        }
    }

    /// How many octets the header takes, which is where the payload begins: 3 or 5.
    public var byteCount: Int { manufacturerCode == nil ? 3 : 5 }

    /// The command by the standard's list, nil for a manufacturer's.
    var standardCommandIdentifier: UInt8? { manufacturerCode == nil ? commandIdentifier : nil }

    func encode(into output: inout [UInt8]) {
        output.append(control.rawValue)
        if let manufacturerCode { output.appendLittleEndian(manufacturerCode) }
        output.append(sequenceNumber)
        output.append(commandIdentifier)
    }
}

extension [UInt8] {
    /// Appends the octets of a number, least octet first.
    mutating func appendLittleEndian(_ value: some FixedWidthInteger & UnsignedInteger) {
        appendLittleEndian(UInt64(value), octets: value.bitWidth / 8)
    }

    /// Appends the lowest `octets` octets of a number, least octet first.
    mutating func appendLittleEndian(_ value: UInt64, octets: Int) {
        for index in 0..<octets {
            append(UInt8(truncatingIfNeeded: value >> UInt64(8 * index)))
        }
    }
}
