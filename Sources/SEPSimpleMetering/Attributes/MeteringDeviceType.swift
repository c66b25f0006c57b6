/// What is metered. Travels as bitmap8 and is an enumeration. 127 more means the mirror of such a meter. Numbers without a name are kept.
///
/// Source: Simple Metering cluster 0x0702, attribute 0x0306 MeteringDeviceType.
public struct MeteringDeviceType: RawRepresentable, Hashable, Sendable {
    /// The number as it travels.
    public var rawValue: UInt8

    /// Keeps the number, known or not.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// Electricity.
    public static let electric = MeteringDeviceType(rawValue: 0)
    /// Gas.
    public static let gas = MeteringDeviceType(rawValue: 1)
    /// Water.
    public static let water = MeteringDeviceType(rawValue: 2)
    /// Thermal (deprecated).
    public static let thermal = MeteringDeviceType(rawValue: 3)
    /// Pressure.
    public static let pressure = MeteringDeviceType(rawValue: 4)
    /// Heat.
    public static let heat = MeteringDeviceType(rawValue: 5)
    /// Cooling.
    public static let cooling = MeteringDeviceType(rawValue: 6)
    /// End use metering device.
    public static let electricVehicleCharging = MeteringDeviceType(rawValue: 7)
    /// PV generation.
    public static let photovoltaicGeneration = MeteringDeviceType(rawValue: 8)
    /// Wind generation.
    public static let windGeneration = MeteringDeviceType(rawValue: 9)
    /// Water turbine generation.
    public static let waterTurbineGeneration = MeteringDeviceType(rawValue: 10)
    /// Micro generation.
    public static let microGeneration = MeteringDeviceType(rawValue: 11)
    /// Solar hot water generation.
    public static let solarHotWaterGeneration = MeteringDeviceType(rawValue: 12)
    /// Electric element or phase 1.
    public static let electricElement1 = MeteringDeviceType(rawValue: 13)
    /// Electric element or phase 2.
    public static let electricElement2 = MeteringDeviceType(rawValue: 14)
    /// Electric element or phase 3.
    public static let electricElement3 = MeteringDeviceType(rawValue: 15)
    /// A mirror that no meter has taken.
    public static let mirrorNotAssigned = MeteringDeviceType(rawValue: 0xFE)

    /// Whether this is the copy of a sleeping meter's attributes, as old as its last wake-up.
    public var isMirror: Bool { (127...142).contains(rawValue) || rawValue == 0xFE }

    /// The type that is mirrored, or the type itself; nil for a mirror without a meter.
    public var mirrored: MeteringDeviceType? {
        if rawValue == 0xFE { return nil }
        return isMirror ? MeteringDeviceType(rawValue: rawValue - 127) : self
    }
}
