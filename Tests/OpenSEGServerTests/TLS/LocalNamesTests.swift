import Testing

@testable import OpenSEGServer

@Suite("Local names")
struct LocalNamesTests {
    @Test("Preferred names come first, loopback is always there, each once")
    func all() {
        let names = LocalNames.all(preferred: ["meter.example.org", "localhost"])
        #expect(names.first == "meter.example.org")
        #expect(Set(names).count == names.count)
        for expected in ["localhost", "127.0.0.1", "::1"] { #expect(names.contains(expected)) }
        for name in names { #expect(LocalNames.isName(name) || LocalNames.isAddress(name)) }
        #expect(!names.contains { $0.hasPrefix("fe80") })
    }

    @Test(
        "DNS names",
        arguments: [
            ("meter", true), ("meter.local", true), ("a-b.c_d", true), ("7up.example", true),
            ("", false), (".", false), ("a..b", false), ("-a", false), ("a-", false),
            ("a b", false), ("a,b", false), ("192.0.2.1", false), ("a\nb", false),
            (String(repeating: "a", count: 64), false), ("ä", false),
        ])
    func names(text: String, accepted: Bool) {
        #expect(LocalNames.isName(text) == accepted)
    }

    @Test("Addresses of both families are told apart")
    func addresses() {
        #expect(LocalNames.isIPv4("192.0.2.1"))
        #expect(!LocalNames.isIPv4("192.0.2"))
        #expect(LocalNames.isIPv6("2001:db8::1"))
        #expect(!LocalNames.isIPv6("[::1]"))
        #expect(!LocalNames.isAddress("localhost"))
    }
}
