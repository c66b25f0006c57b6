/// The value of a record as far as it fits in registers, so that decoding a report never allocates.
public enum ZCLScalar: Hashable, Sendable {
    /// The type carries no data, or the record failed.
    case absent
    /// The type's pattern for "no value": the meter has the attribute and does not know it now.
    case noValue
    /// Unsigned integers, bitmaps, enumerations, times and identifiers.
    case unsigned(UInt64)
    /// Signed integers.
    case signed(Int64)
    /// A boolean of 0 or 1. Other octets are kept as `unsigned`.
    case boolean(Bool)
    /// The bits of a half, single or double precision number.
    case floatingPoint(bits: UInt64)
    /// A string, address, key or collection: read it with ``ZCLAttributeRecord/value(in:)``.
    case composite

    /// The value as a signed integer, nil where it is none or does not fit.
    public var integer: Int64? {
        switch self {
        case .unsigned(let value): Int64(exactly: value)
        case .signed(let value): value
        default: nil
        }
    }
}
