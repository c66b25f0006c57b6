import SEPSimpleMetering

/// What a sound frame says, as the members of a JSON object.
struct FrameReport {
    let json: String

    /// - Parameter cluster: whose commands the cluster-specific ones are, nil to leave them as octets.
    init(_ octets: [UInt8], cluster: UInt16? = nil) throws(ZCLDecodingError) {
        let frame = octets.span
        let header = try ZCLHeader(decoding: frame)
        var records: [RecordReport] = []
        var rest = ""
        if header.control.type == .global {
            switch try ZCLGlobalPayload(header: header, decoding: frame) {
            case .readAttributesResponse(let readings), .reportAttributes(let readings):
                records = readings.map(RecordReport.init)
            case .discoverAttributesResponse(_, let attributes, _):
                records = attributes.map(RecordReport.init)
                rest = hexadecimal(octets[header.byteCount...].prefix(1))
            case .other:
                (records, rest) = try Self.written(header, octets)
            default:
                rest = hexadecimal(octets[header.byteCount...])
            }
        } else {
            rest = hexadecimal(octets[header.byteCount...])
        }
        let control = header.control
        var members = [
            "\"fcf\":{\"type\":\(control.type.rawValue),"
                + "\"mfg\":\(control.isManufacturerSpecific),"
                + "\"dir\":\(control.direction.rawValue),"
                + "\"ddr\":\(control.disablesDefaultResponse)}",
            "\"manufacturer\":" + (header.manufacturerCode.map { "\($0)" } ?? "null"),
            "\"tsn\":\(header.sequenceNumber)",
            "\"command\":\(header.commandIdentifier)",
            "\"records\":[" + records.map(\.json).joined(separator: ",") + "]",
            "\"rest\":\"\(rest)\"",
        ]
        if header.manufacturerCode == nil, let scaled = ScaledReport(records) {
            members.append(scaled.json)
        }
        if header.control.type == .clusterSpecific, let cluster {
            members.append(
                try ClusterReport(cluster: cluster, header: header, frame).json)
        }
        json = members.joined(separator: ",")
    }

    /// The records of a write that was overheard; what follows no such layout is left as `rest`.
    private static func written(
        _ header: ZCLHeader, _ octets: [UInt8]
    ) throws(ZCLDecodingError) -> ([RecordReport], String) {
        guard var cursor = ZCLAttributeRecordCursor(header) else {
            return ([], hexadecimal(octets[header.byteCount...]))
        }
        var records: [RecordReport] = []
        while let record = try cursor.next(in: octets.span) {
            guard let type = record.type else { continue }
            let value = try record.value(in: octets.span)
            records.append(
                RecordReport(
                    ZCLAttributeReading(
                        attribute: record.attribute,
                        value: ZCLTypedValue(type: type, value: value))))
        }
        return (records, "")
    }
}

/// Lower-case digits, two to the octet.
func hexadecimal(_ octets: some Sequence<UInt8>) -> String {
    octets.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}
