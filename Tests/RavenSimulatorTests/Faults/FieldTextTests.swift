import Testing

@testable import RavenSimulator

@Suite struct FieldTextTests {
    private func replaced(_ name: String, _ text: String, in fragment: String) -> String {
        var bytes = Array(fragment.utf8)
        FieldText.replace(name, with: text, in: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test(arguments: [
        ("<A>1</A>", "<A>long text</A>"), ("<A></A>", "<A>long text</A>"),
        ("<A>1</A><B>2</B><A>3</A>", "<A>long text</A><B>2</B><A>long text</A>"),
        ("<AB>1</AB>", "<AB>1</AB>"), ("<A>", "<A>"), ("", ""),
    ])
    func onlyTheNamedFieldChanges(before: String, after: String) {
        #expect(replaced("A", "long text", in: before) == after)
    }

    @Test(arguments: [(0, 6, "0x000000"), (0x4D2, 6, "0x0004d2"), (0x1234567, 6, "0x1234567")])
    func hexHasAtLeastItsDigits(value: UInt64, digits: Int, text: String) {
        #expect(FieldText.hex(value, digits: digits) == text)
    }
}
