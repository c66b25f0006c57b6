import Testing

@testable import SEPSimpleMetering

@Suite("Statuses")
struct ZCLStatusTests {
    @Test("Every status of the table has a name; other numbers are kept without one")
    func statuses() {
        let named = (0...UInt8.max).filter { ZCLStatus(rawValue: $0).name != nil }
        #expect(named == [0x00, 0x01] + Array(0x7E...0x9A) + Array(0xC0...0xC3))
        #expect(ZCLStatus.unsupportedAttribute.name == "unsupported attribute")
        #expect(ZCLStatus(rawValue: 0x89) == .insufficientSpace)
    }
}
