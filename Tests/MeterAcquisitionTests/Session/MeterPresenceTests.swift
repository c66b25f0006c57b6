import Testing

@testable import MeterAcquisition

struct MeterPresenceTests {
    @Test func `every state has a sentence of its own`() {
        let sentences = MeterPresence.allCases.map(\.sentence)
        #expect(Set(sentences).count == MeterPresence.allCases.count)
        #expect(sentences.allSatisfy { $0.last == "." && $0.first?.isUppercase == true })
    }
}
