import Testing

@testable import OpenSEGServer

@Suite struct HostPolicyTests {
    private let policy = HostPolicy(
        configured: ["Meter.Example.ORG.", ""], machine: "pi.fritz.box")

    private func accepts(_ text: String) throws -> Bool {
        policy.accepts(try #require(Authority(Array(text.utf8))))
    }

    @Test(arguments: [
        "meter.example.org", "METER.EXAMPLE.ORG:8443", "pi", "pi.fritz.box", "pi.local", "pi.lan",
        "pi.home.arpa", "pi.internal", "localhost", "x.localhost", "192.0.2.7",
        "[2001:db8::1]:8443",
    ])
    func `Our names, local names and addresses are ours`(_ text: String) throws {
        #expect(try accepts(text))
    }

    @Test(arguments: [
        "example.org", "evil.example.org", "meter.example.org.evil.com", "pi.evil.com",
        "localhost.evil",
        "notlocalhost", "1.2.3.4.evil.com",
    ])
    func `Every other name is not, whatever address it leads to`(_ text: String) throws {
        #expect(try !accepts(text))
    }

    @Test func `A request without a name comes from no browser`() {
        #expect(policy.accepts(nil))
    }

    @Test func `A machine without a name gives none`() throws {
        let nameless = HostPolicy(configured: [], machine: "")
        #expect(!nameless.accepts(try #require(Authority(Array("x.local".utf8)))))
        #expect(nameless.accepts(try #require(Authority(Array("localhost".utf8)))))
    }
}
