/// Walks through the records of a read response or a report without copying them.
///
/// ```swift
/// func attributes(inReport frame: [UInt8]) throws(ZCLDecodingError) -> [ZCLAttributeIdentifier] {
///     var attributes: [ZCLAttributeIdentifier] = []
///     var records = ZCLAttributeRecordCursor(try ZCLHeader(decoding: frame.span))
///     while let record = try records?.next(in: frame.span) { attributes.append(record.attribute) }
///     return attributes
/// }
/// ```
///
/// The first unreadable record ends the walk with an error; the records before it stand.
/// Source: ZigBee Cluster Library, Read Attributes Response (0x01) and Report Attributes (0x0A).
public struct ZCLAttributeRecordCursor: Hashable, Sendable {
    private var position: Int
    private let hasStatus: Bool

    /// Starts behind `header`; nil unless the header is that of a command whose payload is a list of
    /// identifier, type and value: read response, report, and the write commands as received.
    public init?(_ header: ZCLHeader) {
        guard header.control.type == .global else { return nil }
        switch ZCLGlobalCommand(rawValue: header.commandIdentifier) {
        case .readAttributesResponse: hasStatus = true
        case .reportAttributes, .writeAttributes, .writeAttributesUndivided,
            .writeAttributesNoResponse:
            hasStatus = false
        default: return nil
        }
        position = header.byteCount
    }

    /// The next record, or nil behind the last. Never allocates.
    ///
    /// - Parameter bytes: the whole frame, the same at each call.
    /// - Throws: `ZCLDecodingError` naming the octet at which the record can not be read.
    public mutating func next(
        in bytes: borrowing Span<UInt8>
    ) throws(ZCLDecodingError) -> ZCLAttributeRecord? {
        guard position < bytes.count else { return nil }
        var reader = ZCLReader(position: position)
        let attribute = try reader.attribute(in: bytes)
        let status = hasStatus ? ZCLStatus(rawValue: try reader.octet(in: bytes)) : .success
        guard status == .success else {
            position = reader.position
            return ZCLAttributeRecord(
                attribute: attribute, status: status, type: nil, scalar: .absent,
                valueOffset: position)
        }
        let typeOffset = reader.position
        let type = ZCLDataType(rawValue: try reader.octet(in: bytes))
        let valueOffset = reader.position
        let scalar = try reader.scalar(of: type, in: bytes, typeOffset: typeOffset)
        position = reader.position
        return ZCLAttributeRecord(
            attribute: attribute, status: status, type: type, scalar: scalar,
            valueOffset: valueOffset)
    }
}
