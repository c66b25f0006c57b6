/// The status octet of responses. Numbers without a name are kept.
///
/// Source: ZigBee Cluster Library, status enumerations.
public struct ZCLStatus: RawRepresentable, Hashable, Sendable {
    /// The octet as it travels.
    public var rawValue: UInt8

    /// Keeps the octet, known or not.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// The operation succeeded.
    public static let success = ZCLStatus(rawValue: 0x00)
    /// The sender is not allowed to ask.
    public static let notAuthorized = ZCLStatus(rawValue: 0x7E)
    /// The cluster command is not supported.
    public static let unsupportedClusterCommand = ZCLStatus(rawValue: 0x81)
    /// The global command is not supported.
    public static let unsupportedGeneralCommand = ZCLStatus(rawValue: 0x82)
    /// The attribute does not exist on the device.
    public static let unsupportedAttribute = ZCLStatus(rawValue: 0x86)
    /// The value is out of range.
    public static let invalidValue = ZCLStatus(rawValue: 0x87)
    /// The answer had no room for this attribute.
    public static let insufficientSpace = ZCLStatus(rawValue: 0x89)
    /// The item was not found.
    public static let notFound = ZCLStatus(rawValue: 0x8B)
    /// The attribute can not be reported.
    public static let unreportableAttribute = ZCLStatus(rawValue: 0x8C)

    /// The name of the status, nil for a number that the ZCL does not list.
    public var name: String? {
        switch rawValue {
        case 0x00: "success"
        case 0x01: "failure"
        case 0x7E: "not authorised"
        case 0x7F: "reserved field not zero"
        case 0x80: "malformed command"
        case 0x81: "unsupported cluster command"
        case 0x82: "unsupported general command"
        case 0x83: "unsupported manufacturer cluster command"
        case 0x84: "unsupported manufacturer general command"
        case 0x85: "invalid field"
        case 0x86: "unsupported attribute"
        case 0x87: "invalid value"
        case 0x88: "read only"
        case 0x89: "insufficient space"
        case 0x8A: "duplicate exists"
        case 0x8B: "not found"
        case 0x8C: "unreportable attribute"
        case 0x8D: "invalid data type"
        case 0x8E: "invalid selector"
        case 0x8F: "write only"
        case 0x90: "inconsistent start-up state"
        case 0x91: "defined out of band"
        case 0x92: "inconsistent"
        case 0x93: "action denied"
        case 0x94: "timeout"
        case 0x95: "abort"
        case 0x96: "invalid image"
        case 0x97: "wait for data"
        case 0x98: "no image available"
        case 0x99: "require more image"
        case 0x9A: "notification pending"
        case 0xC0: "hardware failure"
        case 0xC1: "software failure"
        case 0xC2: "calibration error"
        case 0xC3: "unsupported cluster"
        default: nil
        }
    }
}
