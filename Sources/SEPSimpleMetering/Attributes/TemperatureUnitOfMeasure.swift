/// The unit of temperatures; 0x80 more for the same in BCD. Numbers without a name are kept.
///
/// Source: Simple Metering cluster 0x0702, attribute 0x030C.
public struct TemperatureUnitOfMeasure: RawRepresentable, Hashable, Sendable {
    /// The number as it travels.
    public var rawValue: UInt8

    /// Keeps the number, known or not.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// Kelvin.
    public static let kelvin = TemperatureUnitOfMeasure(rawValue: 0)
    /// Degrees Celsius.
    public static let celsius = TemperatureUnitOfMeasure(rawValue: 1)
    /// Degrees Fahrenheit.
    public static let fahrenheit = TemperatureUnitOfMeasure(rawValue: 2)

    /// Whether values are binary-coded decimal.
    public var isBinaryCodedDecimal: Bool { rawValue >= 0x80 }

    /// The unit itself, whether in binary or in BCD.
    public var unit: TemperatureUnitOfMeasure {
        TemperatureUnitOfMeasure(rawValue: rawValue & 0x7F)
    }
}
