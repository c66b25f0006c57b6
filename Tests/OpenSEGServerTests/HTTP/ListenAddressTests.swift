import Testing

@testable import OpenSEGServer

@Suite struct ListenAddressTests {
    @Test(arguments: [
        ("127.0.0.1:8443", "127.0.0.1:8443"), ("*:443", "*:443"), ("[::]:1", "[::]:1"),
        ("[fd00::1:0:0:2]:8443", "[fd00::1:0:0:2]:8443"), ("[::1]:0", "[::1]:0"),
        ("localhost:80", "127.0.0.1:80"), ("unix:/run/openseg.sock", "unix:/run/openseg.sock"),
        ("[1:2:3:4:5:6:7:8]:9", "[1:2:3:4:5:6:7:8]:9"), ("[1:0:0:4::]:9", "[1:0:0:4::]:9"),
    ])
    func `Addresses are read and shown`(_ text: String, _ shown: String) {
        #expect(ListenAddress(text)?.description == shown)
    }

    @Test(arguments: [
        "", "8443", "1.2.3:1", "1.2.3.4", "1.2.3.4:", "1.2.3.4:65536", "1.2.3.4:-1", "::1:80",
        "[::1]", "[::1:80", "example.org:80", "unix:relative", "1.2.3.4: 80",
    ])
    func `What is no address with a port is refused`(_ text: String) {
        #expect(ListenAddress(text) == nil)
    }

    @Test func `Only loopback addresses and Unix sockets are local`() {
        for text in ["127.0.0.1:1", "127.9.9.9:1", "[::1]:1", "unix:/x", "localhost:1"] {
            #expect(ListenAddress(text)?.isLocal == true, "\(text)")
        }
        for text in ["0.0.0.0:1", "*:1", "[::]:1", "192.168.1.1:1", "[fe80::1]:1"] {
            #expect(ListenAddress(text)?.isLocal == false, "\(text)")
        }
    }
}
