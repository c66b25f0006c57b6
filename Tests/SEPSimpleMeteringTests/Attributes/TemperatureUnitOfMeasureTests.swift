import SEPSimpleMetering
import Testing

@Suite("Units of temperature")
struct TemperatureUnitOfMeasureTests {
    @Test("Temperatures, binary and BCD")
    func temperatures() {
        #expect(TemperatureUnitOfMeasure(rawValue: 0) == .kelvin)
        #expect(TemperatureUnitOfMeasure(rawValue: 0x81).unit == .celsius)
        #expect(TemperatureUnitOfMeasure(rawValue: 0x81).isBinaryCodedDecimal)
        #expect(!TemperatureUnitOfMeasure.fahrenheit.isBinaryCodedDecimal)
    }
}
