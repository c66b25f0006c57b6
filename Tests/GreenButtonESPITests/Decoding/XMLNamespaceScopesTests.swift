import Testing

@testable import GreenButtonESPI

@Suite struct XMLNamespaceScopesTests {
    private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    @Test("the innermost declaration counts, and is forgotten with its element")
    func scopes() {
        var scopes = XMLNamespaceScopes()
        func meaning(_ prefix: String) -> XMLNamespace? {
            scopes.namespace(prefix: bytes(prefix)[...])
        }
        #expect(meaning("e") == nil)
        scopes.declare(prefix: bytes("e"), uri: bytes("http://naesb.org/espi"), depth: 1)
        #expect(meaning("e") == .espi)
        scopes.declare(prefix: bytes("e"), uri: bytes("urn:x"), depth: 2)
        #expect(meaning("e") == .other)
        scopes.declare(prefix: bytes("a"), uri: bytes("http://www.w3.org/2005/Atom"), depth: 3)
        #expect(meaning("a") == .atom)
        scopes.close(depth: 3)
        #expect(meaning("a") == nil)
        #expect(meaning("e") == .other)
        scopes.close(depth: 2)
        #expect(meaning("e") == .espi)
        scopes.close(depth: 1)
        #expect(meaning("e") == nil)
    }

    @Test("the default namespace is the innermost one, and none where it is taken back")
    func defaultNamespace() {
        var scopes = XMLNamespaceScopes()
        #expect(scopes.defaultNamespace == .none)
        scopes.declare(prefix: [], uri: bytes("http://www.w3.org/2005/Atom"), depth: 1)
        scopes.declare(prefix: [], uri: bytes("http://naesb.org/espi"), depth: 2)
        #expect(scopes.defaultNamespace == .espi)
        scopes.declare(prefix: [], uri: [], depth: 3)
        #expect(scopes.defaultNamespace == .none)
        scopes.close(depth: 3)
        #expect(scopes.defaultNamespace == .espi)
        scopes.close(depth: 2)
        #expect(scopes.defaultNamespace == .atom)
        scopes.close(depth: 1)
        #expect(scopes.defaultNamespace == .none)
    }

    @Test("xml needs no declaration, and a longer prefix is another")
    func prefixes() {
        var scopes = XMLNamespaceScopes()
        scopes.declare(prefix: bytes("espi"), uri: bytes("http://naesb.org/espi"), depth: 1)
        for (prefix, namespace) in [
            ("xml", .other), ("espi", .espi), ("esp", nil), ("espis", nil),
        ] as [(String, XMLNamespace?)] {
            #expect(scopes.namespace(prefix: bytes(prefix)[...]) == namespace)
        }
    }
}
