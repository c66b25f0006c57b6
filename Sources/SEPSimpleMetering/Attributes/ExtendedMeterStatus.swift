/// The meter's further alarms.
///
/// Source: Simple Metering cluster 0x0702, attribute 0x0204 ExtendedStatus, edition 1.2.
public struct ExtendedMeterStatus: OptionSet, Hashable, Sendable {
    /// The 64 bits as they travel.
    public var rawValue: UInt64

    /// Keeps the bits.
    public init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    /// The name of one bit for a commodity, nil where it has none.
    ///
    /// - Parameters:
    ///   - bit: 0 to 63.
    ///   - type: what is metered; a mirror counts as what it mirrors.
    public static func name(ofBit bit: Int, for type: MeteringDeviceType) -> String? {
        let isGas = type.mirrored == .gas
        return switch bit {
        case 0: "meter cover removed"
        case 1: "strong magnetic field"
        case 2: "battery failure"
        case 3: "program memory error"
        case 4: "RAM error"
        case 5: "NV memory error"
        case 6: "measurement system error"
        case 7: "watchdog error"
        case 8: "supply disconnect failure"
        case 9: "supply connect failure"
        case 10: "measurement software changed"
        case 11: "clock invalid"
        case 12: "temperature exceeded"
        case 13: "moisture"
        case 24: isGas ? "battery cover removed" : "terminal cover removed"
        case 25: isGas ? "tilt tamper" : "incorrect polarity"
        case 26: isGas ? "excess flow" : "current with no voltage"
        case 27 where !isGas: "limit exceeded"
        case 28 where !isGas: "under voltage"
        case 29 where !isGas: "over voltage"
        default: nil
        }
    }
}
