import SEPSimpleMetering
import Testing

@Suite("Parts of structured attributes")
struct ZCLStructuredSelectorTests {
    @Test("A selector goes 15 levels deep and no deeper")
    func depth() {
        let attribute = ZCLAttributeIdentifier.currentSummationDelivered
        let deepest = ZCLStructuredSelector(
            attribute: attribute, indexes: Array(repeating: 1, count: 15))
        #expect(deepest?.indexes.count == 15)
        #expect(deepest?.operation == 0)
        let tooDeep = Array(repeating: UInt16(1), count: 16)
        #expect(ZCLStructuredSelector(attribute: attribute, indexes: tooDeep) == nil)
    }
}
