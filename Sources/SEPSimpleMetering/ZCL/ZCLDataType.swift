/// The type octet that precedes a value in a frame. The length of a value follows from this octet and
/// never from what an attribute table expects.
///
/// Source: ZigBee Cluster Library, data types.
public struct ZCLDataType: RawRepresentable, Hashable, Sendable {
    /// The octet as it travels.
    public var rawValue: UInt8

    /// Keeps the octet, defined or not.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// Nothing, 0 octets.
    public static let noData = ZCLDataType(rawValue: 0x00)
    /// One octet, 0 or 1.
    public static let boolean = ZCLDataType(rawValue: 0x10)
    /// Eight flags.
    public static let bitmap8 = ZCLDataType(rawValue: 0x18)
    /// Sixteen flags.
    public static let bitmap16 = ZCLDataType(rawValue: 0x19)
    /// Thirty-two flags.
    public static let bitmap32 = ZCLDataType(rawValue: 0x1B)
    /// Forty-eight flags.
    public static let bitmap48 = ZCLDataType(rawValue: 0x1D)
    /// Sixty-four flags.
    public static let bitmap64 = ZCLDataType(rawValue: 0x1F)
    /// Unsigned, 1 octet.
    public static let uint8 = ZCLDataType(rawValue: 0x20)
    /// Unsigned, 2 octets.
    public static let uint16 = ZCLDataType(rawValue: 0x21)
    /// Unsigned, 3 octets.
    public static let uint24 = ZCLDataType(rawValue: 0x22)
    /// Unsigned, 4 octets.
    public static let uint32 = ZCLDataType(rawValue: 0x23)
    /// Unsigned, 6 octets.
    public static let uint48 = ZCLDataType(rawValue: 0x25)
    /// Unsigned, 8 octets.
    public static let uint64 = ZCLDataType(rawValue: 0x27)
    /// Two's complement, 1 octet.
    public static let int8 = ZCLDataType(rawValue: 0x28)
    /// Two's complement, 3 octets.
    public static let int24 = ZCLDataType(rawValue: 0x2A)
    /// Two's complement, 4 octets.
    public static let int32 = ZCLDataType(rawValue: 0x2B)
    /// An enumeration of 1 octet.
    public static let enum8 = ZCLDataType(rawValue: 0x30)
    /// An enumeration of 2 octets.
    public static let enum16 = ZCLDataType(rawValue: 0x31)
    /// Octets with their number before them, 0 to 254.
    public static let octetString = ZCLDataType(rawValue: 0x41)
    /// UTF-8 with the number of octets before it, 0 to 254.
    public static let characterString = ZCLDataType(rawValue: 0x42)
    /// Octets with their number before them, 0 to 65,534.
    public static let longOctetString = ZCLDataType(rawValue: 0x43)
    /// UTF-8 with the number of octets before it, 0 to 65,534.
    public static let longCharacterString = ZCLDataType(rawValue: 0x44)
    /// Values of one type in order.
    public static let array = ZCLDataType(rawValue: 0x48)
    /// Values that each carry their own type.
    public static let structure = ZCLDataType(rawValue: 0x4C)
    /// Values of one type, each once, without order.
    public static let set = ZCLDataType(rawValue: 0x50)
    /// Values of one type without order.
    public static let bag = ZCLDataType(rawValue: 0x51)
    /// Hour, minute, second, hundredth.
    public static let timeOfDay = ZCLDataType(rawValue: 0xE0)
    /// Year, month, day, weekday.
    public static let date = ZCLDataType(rawValue: 0xE1)
    /// Seconds since 2000-01-01T00:00:00Z.
    public static let utcTime = ZCLDataType(rawValue: 0xE2)
    /// A device's 64-bit address, least octet first.
    public static let eui64 = ZCLDataType(rawValue: 0xF0)
    /// A 128-bit key.
    public static let securityKey = ZCLDataType(rawValue: 0xF1)
    /// Unknown, 0 octets.
    public static let unknown = ZCLDataType(rawValue: 0xFF)

    /// How the octets of a value are laid out.
    enum Layout {
        case empty
        case boolean
        /// General data and bitmaps: every pattern is a value.
        case bits(octets: Int)
        /// Unsigned integers, enumerations, times and identifiers: all ones is no value.
        case unsigned(octets: Int)
        /// Two's complement: the top bit alone is no value.
        case signed(octets: Int)
        /// IEEE 754: not-a-number is no value.
        case floatingPoint(octets: Int)
        /// Addresses and keys, kept in wire order: all ones is no value.
        case opaque(octets: Int)
        case string(lengthOctets: Int)
        case collection
        case structure
    }

    /// How the octets of a value are laid out, nil for a type that the ZCL does not define.
    var layout: Layout? {
        switch rawValue {
        case 0x00, 0xFF: .empty
        case 0x08...0x0F: .bits(octets: Int(rawValue) - 0x07)
        case 0x10: .boolean
        case 0x18...0x1F: .bits(octets: Int(rawValue) - 0x17)
        case 0x20...0x27: .unsigned(octets: Int(rawValue) - 0x1F)
        case 0x28...0x2F: .signed(octets: Int(rawValue) - 0x27)
        case 0x30, 0x31: .unsigned(octets: Int(rawValue) - 0x2F)
        case 0x38: .floatingPoint(octets: 2)
        case 0x39: .floatingPoint(octets: 4)
        case 0x3A: .floatingPoint(octets: 8)
        case 0x41, 0x42: .string(lengthOctets: 1)
        case 0x43, 0x44: .string(lengthOctets: 2)
        case 0x48, 0x50, 0x51: .collection
        case 0x4C: .structure
        case 0xE0, 0xE1, 0xE2, 0xEA: .unsigned(octets: 4)
        case 0xE8, 0xE9: .unsigned(octets: 2)
        case 0xF0: .opaque(octets: 8)
        case 0xF1: .opaque(octets: 16)
        default: nil
        }
    }

    /// Whether the ZCL defines this type, so that the length of its values is known.
    public var isDefined: Bool { layout != nil }

    /// Whether values can be compared by size, so that a reporting configuration carries a
    /// reportable change for them.
    public var isAnalog: Bool {
        switch rawValue {
        case 0x20...0x2F, 0x38...0x3A, 0xE0...0xE2: true
        default: false
        }
    }

    /// The octets of a value of this type, nil where the value itself says it or the type is not
    /// defined.
    public var fixedByteCount: Int? {
        switch layout {
        case .empty: 0
        case .boolean: 1
        case .bits(let octets), .unsigned(let octets), .signed(let octets),
            .floatingPoint(let octets), .opaque(let octets):
            octets
        case .string, .collection, .structure, nil: nil
        }
    }
}
