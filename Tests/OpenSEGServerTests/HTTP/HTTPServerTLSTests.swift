import OpenSEGAPI
import Testing

@testable import OpenSEGServer

private let present = TLSServer.isAvailable && OpenSSLCommand.path != nil

@Suite struct HTTPServerTLSTests {
    private func serve(
        _ body: (LoopbackServer, TLSServerTests.Files) throws -> Void
    ) throws {
        let files = try TLSServerTests.Files()
        let server = try LoopbackServer(tls: files.server) { request, _ in
            request.path == "/large"
                ? APIResponse(status: 200, body: .bytes([UInt8](repeating: 65, count: 2_000_000)))
                : .sentence(200, request.path)
        }
        try body(server, files)
    }

    @Test(.enabled(if: present), arguments: ["-tls1_2", "-tls1_3"])
    func `Requests over TLS are answered, pipelined and large ones too`(_ version: String) throws {
        try serve { server, files in
            let request = ["/one", "/large", "/two"].enumerated().map { index, path in
                "GET \(path) HTTP/1.1\r\nHost: localhost\r\n"
                    + (index == 2 ? "Connection: close\r\n" : "") + "\r\n"
            }.joined()
            let (_, text) = try OpenSSLCommand.run(
                [
                    "s_client", "-connect", "127.0.0.1:\(server.port)", "-quiet", "-no_ign_eof",
                    "-CAfile", files.folder.file("ca.pem"), version, "-ign_eof", "-nocommands",
                ], input: request)
            #expect(text.components(of: "HTTP/1.1 200 OK\r\n") == 3)
            #expect(text.contains("/one\n"))
            #expect(text.contains(String(repeating: "A", count: 2_000_000)))
            #expect(text.contains("/two\n"))
        }
    }

    @Test(.enabled(if: present))
    func `Plain HTTP to the TLS port is told so at once`() throws {
        try serve { server, _ in
            let client = try LoopbackClient(port: server.port)
            client.get("/one")
            let text = try client.receiveAll()
            #expect(text.hasPrefix("HTTP/1.1 400 Bad Request\r\n"))
            #expect(text.contains("https://"))
        }
    }

    @Test(
        .enabled(if: present),
        arguments: ["\u{16}\u{3}\u{1}\u{2}\u{0}garbage", "\0\0\0\0\0\0", "x\r\n"])
    func `Other bytes to the TLS port end the connection`(_ bytes: String) throws {
        try serve { server, _ in
            let client = try LoopbackClient(port: server.port)
            client.send(bytes)
            client.send(String(repeating: "\0", count: 600))
            _ = try client.receiveAll()
            let other = try LoopbackClient(port: server.port)
            other.get("/one")
            #expect(try other.receiveAll().hasPrefix("HTTP/1.1 400 "))
        }
    }
}
