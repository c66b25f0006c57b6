import Testing

@testable import SEPSimpleMetering

@Suite("Attributes of every cluster")
struct ZCLGlobalAttributeTests {
    @Test("Attributes that every cluster may have")
    func globalAttributes() {
        #expect(ZCLGlobalAttribute.clusterRevision.identifier.rawValue == 0xFFFD)
        #expect(ZCLGlobalAttribute.clusterRevision.type == .uint16)
        #expect(ZCLGlobalAttribute.attributeReportingStatus.identifier.rawValue == 0xFFFE)
        #expect(ZCLGlobalAttribute.attributeReportingStatus.type == .enum8)
    }
}
