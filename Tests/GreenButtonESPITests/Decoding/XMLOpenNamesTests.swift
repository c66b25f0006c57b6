import Testing

@testable import GreenButtonESPI

@Suite struct XMLOpenNamesTests {
    private let source = Array("espi:UsagePoint entry x".utf8)

    @Test("the innermost name matches where it stands whole, and nothing else does")
    func match() {
        var names = XMLOpenNames()
        #expect(names.match(source, at: 0) == nil)
        names.push(source, 0..<15)
        #expect(names.match(source, at: 0) == 15)
        #expect(names.match(source, at: 1) == nil)
        names.push(source, 16..<21)
        #expect(names.match(source, at: 0) == nil)
        #expect(names.match(source, at: 16) == 21)
        // Cut off before its end.
        #expect(names.match(Array("entr".utf8), at: 0) == nil)
        names.pop()
        #expect(names.match(source, at: 0) == 15)
    }

    @Test("names are kept apart by depth; a shorter one leaves nothing of a longer one")
    func depth() {
        var names = XMLOpenNames()
        names.push(source, 0..<15)
        #expect(names.innermostLocalName == "UsagePoint")
        names.pop()
        names.push(source, 22..<23)
        #expect(names.depth == 1 && names.innermostLocalName == "x")
        names.pop()
        names.pop()
        #expect(names.depth == 0 && names.innermostLocalName.isEmpty)
        names.push(source, 16..<21)
        names.push(source, 22..<23)
        names.removeAll()
        #expect(names.depth == 0 && names.match(source, at: 22) == nil)
    }
}
