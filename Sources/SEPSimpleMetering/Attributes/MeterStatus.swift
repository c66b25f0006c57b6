/// The meter's own alarms. What bits 3 to 7 mean depends on the commodity, so that the device type
/// is needed to read them.
///
/// Source: Simple Metering cluster 0x0702, attribute 0x0200 Status.
public struct MeterStatus: OptionSet, Hashable, Sendable {
    /// The octet as it travels.
    public var rawValue: UInt8

    /// Keeps the octet.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// The meter needs to be looked at.
    public static let checkMeter = MeterStatus(rawValue: 1 << 0)
    /// The battery is low.
    public static let lowBattery = MeterStatus(rawValue: 1 << 1)
    /// The meter was tampered with.
    public static let tamperDetect = MeterStatus(rawValue: 1 << 2)

    /// The name of one bit for a commodity, nil where it is reserved.
    ///
    /// - Parameters:
    ///   - bit: 0 to 7.
    ///   - type: what is metered; a mirror counts as what it mirrors.
    public static func name(ofBit bit: Int, for type: MeteringDeviceType) -> String? {
        switch (bit, type.commodity) {
        case (0, _): "check meter"
        case (1, _): "low battery"
        case (2, _): "tamper detect"
        case (3, .electricity): "power failure"
        case (3, .water): "pipe empty"
        case (3, .thermal): "temperature sensor"
        case (4, .electricity): "power quality"
        case (4, .gas), (4, .water): "low pressure"
        case (4, .thermal): "burst detect"
        case (5, _): "leak detect"
        case (6, .electricity): "service disconnect open"
        case (6, _): "service disconnect"
        case (7, .gas), (7, .water): "reverse flow"
        case (7, .thermal): "flow sensor"
        default: nil
        }
    }
}
