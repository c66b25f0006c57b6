import Testing

@testable import OpenSEGServer

@Suite struct AuthorityTests {
    @Test(
        arguments: [
            ("Meter.LOCAL", "meter.local", false, nil),
            ("meter.local.:8443", "meter.local", false, 8443),
            ("a_b-c", "a_b-c", false, nil), ("192.168.1.5", "192.168.1.5", true, nil),
            ("192.168.1.5:80", "192.168.1.5", true, 80), ("[FD00::1]:1", "fd00::1", true, 1),
            ("[::ffff:10.0.0.1]", "::ffff:10.0.0.1", true, nil), ("host:", "host", false, nil),
            ("host:65535", "host", false, 65535), ("1.2.3", "1.2.3", false, nil),
            ("1.2.3.256", "1.2.3.256", false, nil), ("1.2.3.0004", "1.2.3.0004", false, nil),
        ] as [(String, String, Bool, UInt16?)])
    func `Hosts and ports are read`(
        _ text: String, _ host: String, _ isAddress: Bool, _ port: UInt16?
    )
        throws
    {
        let authority = try #require(Authority(Array(text.utf8)))
        #expect(authority.host == host)
        #expect(authority.isAddress == isAddress)
        #expect(authority.port == port)
    }

    @Test(arguments: [
        "", ".", ":80", "user@host", "host:80:80", "host:65536", "host:+1", "host:8a",
        "host:000080",
        "[::1", "[host]", "[]", "[::1]x", "[::1%25eth0]", "ho st", "host/path", "hö.st",
        String(repeating: "a", count: 254),
    ])
    func `What is no host with a port is refused`(_ text: String) {
        #expect(Authority(Array(text.utf8)) == nil)
    }
}
