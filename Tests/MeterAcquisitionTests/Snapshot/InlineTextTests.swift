import Testing

@testable import MeterAcquisition

@Suite struct InlineTextTests {
    @Test func `text is cut at a character, never inside one`() {
        #expect(InlineText<4>("abcd").string == "abcd")
        #expect(InlineText<4>("abcde").string == "abcd")
        #expect(InlineText<4>("ab\u{20AC}").string == "ab")
        #expect(InlineText<4>("a\u{20AC}").string == "a\u{20AC}")
        #expect(InlineText<4>("").isEmpty)
    }
}
