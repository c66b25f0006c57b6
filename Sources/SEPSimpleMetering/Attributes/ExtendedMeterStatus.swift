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
        switch (bit, type.commodity) {
        case (0, _): "meter cover removed"
        case (1, _): "strong magnetic field"
        case (2, _): "battery failure"
        case (3, _): "program memory error"
        case (4, _): "RAM error"
        case (5, _): "NV memory error"
        case (6, _): "measurement system error"
        case (7, _): "watchdog error"
        case (8, _): "supply disconnect failure"
        case (9, _): "supply connect failure"
        case (10, _): "measurement software changed"
        case (11, _): "clock invalid"
        case (12, _): "temperature exceeded"
        case (13, _): "moisture"
        case (24, .electricity): "terminal cover removed"
        case (24, .gas): "battery cover removed"
        case (25, .electricity): "incorrect polarity"
        case (25, .gas): "tilt tamper"
        case (26, .electricity): "current with no voltage"
        case (26, .gas): "excess flow"
        case (27, .electricity): "limit exceeded"
        case (28, .electricity): "under voltage"
        case (29, .electricity): "over voltage"
        default: nil
        }
    }
}
