/// A value with everything that it holds, strings and collections included.
public indirect enum ZCLValue: Hashable, Sendable {
    /// A value that fits in registers; never `composite`.
    case scalar(ZCLScalar)
    /// An octet string, EUI-64 or key in wire order.
    case octets([UInt8])
    /// A character string; UTF-8 by the standard, kept as received.
    case characters([UInt8])
    /// An array, set or bag.
    case collection(of: ZCLDataType, [ZCLValue])
    /// A structure.
    case structure([ZCLTypedValue])
}

/// A value together with its type.
public struct ZCLTypedValue: Hashable, Sendable {
    /// The type octet of the value.
    public var type: ZCLDataType
    /// The value.
    public var value: ZCLValue

    /// Pairs a value with its type.
    public init(type: ZCLDataType, value: ZCLValue) {
        self.type = type
        self.value = value
    }
}
