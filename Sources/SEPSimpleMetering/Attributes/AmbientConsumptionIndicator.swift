/// A coarse level of consumption. Numbers without a name are kept.
///
/// Source: Simple Metering cluster 0x0702, attribute 0x0207.
public struct AmbientConsumptionIndicator: RawRepresentable, Hashable, Sendable {
    /// The number as it travels.
    public var rawValue: UInt8

    /// Keeps the number, known or not.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// Low.
    public static let low = AmbientConsumptionIndicator(rawValue: 0)
    /// Medium.
    public static let medium = AmbientConsumptionIndicator(rawValue: 1)
    /// High.
    public static let high = AmbientConsumptionIndicator(rawValue: 2)
}
