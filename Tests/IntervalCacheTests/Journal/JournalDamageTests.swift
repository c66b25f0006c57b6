import IntervalCache
import Testing

@Suite struct JournalDamageTests {
    @Test("each damage has a sentence of its own, and says where a record is damaged")
    func sentences() {
        let codes: [JournalDamage.Code] = [.head, .truncated, .length, .checksum, .content]
        let sentences = codes.map { "\(JournalDamage(code: $0, offset: 77))" }
        #expect(Set(sentences).count == codes.count)
        #expect(sentences.dropFirst().allSatisfy { $0.contains("byte 77") })
    }
}
