/// One attribute in a read response or a report: a value, or the status that says why there is none.
public struct ZCLAttributeRecord: Hashable, Sendable {
    /// The attribute, to be understood together with the frame's manufacturer code.
    public var attribute: ZCLAttributeIdentifier
    /// Whether the attribute was read; always `success` in a report.
    public var status: ZCLStatus
    /// The type of the value, nil when `status` is not `success`.
    public var type: ZCLDataType?
    /// The value, or `composite` for strings and collections.
    public var scalar: ZCLScalar
    /// Where the value begins in the frame.
    public var valueOffset: Int

    /// The value whole, with strings and collections copied out of the frame. Allocates for those.
    ///
    /// - Parameter bytes: the frame that this record was read from.
    /// - Throws: `ZCLDecodingError` when `bytes` is another, shorter frame.
    public func value(in bytes: borrowing Span<UInt8>) throws(ZCLDecodingError) -> ZCLValue {
        guard let type else { return .scalar(.absent) }
        var reader = ZCLReader(position: min(valueOffset, bytes.count))
        return try reader.value(of: type, in: bytes, typeOffset: valueOffset)
    }
}
