import SEPSimpleMetering
import Testing

@Suite("Attributes of a mirror's host")
struct MirrorHostAttributeTests {
    @Test("A mirror's host has other attributes under the first eight numbers")
    func mirrorHost() {
        #expect(MirrorHostAttribute.allCases.map(\.identifier.rawValue) == Array(0...7))
        #expect(MirrorHostAttribute.allCases.allSatisfy { $0.type == .bitmap32 })
    }
}
