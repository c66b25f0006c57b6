import Foundation
import Testing

@testable import OpenSEGServer

private let present = TLSServer.isAvailable && OpenSSLCommand.path != nil

@Suite("TLS server, with the openssl command as client", .serialized)
struct TLSServerTests {
    /// Files of a fresh authority and leaf in a temporary folder.
    struct Files {
        let folder: TemporaryFolder
        let authority: DeviceAuthority
        let server: TLSServer

        init() throws {
            folder = try TemporaryFolder()
            let now = Int64(Date().timeIntervalSince1970)
            authority = try DeviceAuthority(
                commonName: "Test authority", names: ["localhost"], nowUnixSeconds: now)
            let leaf = try authority.makeLeaf(
                names: ["localhost", "127.0.0.1"], nowUnixSeconds: now)
            _ = try folder.write(authority.pair.certificate, to: "ca.pem")
            server = try TLSServer(
                certificatePath: try folder.write(leaf.certificate, to: "leaf.pem"),
                keyPath: try folder.write(leaf.key, to: "key.pem", mode: 0o600))
        }

        func client(_ port: UInt16, _ more: String...) throws -> (status: Int32, text: String) {
            try OpenSSLCommand.run(
                [
                    "s_client", "-connect", "127.0.0.1:\(port)", "-CAfile", folder.file("ca.pem"),
                    "-verify_return_error", "-verify_hostname", "localhost",
                ] + more, input: "hello gateway\n")
        }
    }

    @Test(
        "TLS 1.2 and 1.3 with ALPN: bytes both ways, chain and host name verified",
        .enabled(if: present), arguments: ["-tls1_2", "-tls1_3"])
    func exchange(version: String) throws {
        let files = try Files()
        // More than a socket buffer, so that writing has to wait and go on.
        let answer = (0..<3_000_000).map { UInt8(ascii: "a") + UInt8($0 % 23) }
        let peer = try OneConnectionServer(files.server, answer: answer)
        let client = try files.client(peer.port, version, "-alpn", "http/1.1", "-nocommands")
        let outcome = try peer.result()
        #expect(outcome.handshake == .count(1))
        #expect(String(decoding: outcome.received, as: UTF8.self) == "hello gateway\n")
        #expect(outcome.end == .count(answer.count))
        #expect(client.text.contains("Verify return code: 0 (ok)"))
        #expect(client.text.contains("ALPN protocol: http/1.1"))
        #expect(client.text.contains(String(decoding: answer, as: UTF8.self)))
        #expect(outcome.description.hasPrefix(version == "-tls1_2" ? "TLSv1.2" : "TLSv1.3"))
    }

    @Test(
        "Refused: TLS 1.0 and 1.1, a suite without forward secrecy, ALPN without http/1.1",
        .enabled(if: present),
        arguments: [
            ["-tls1", "-cipher", "DEFAULT:@SECLEVEL=0"],
            ["-tls1_1", "-cipher", "DEFAULT:@SECLEVEL=0"],
            ["-tls1_2", "-cipher", "AES128-GCM-SHA256:AES256-SHA:@SECLEVEL=0"],
            ["-tls1_2", "-cipher", "ECDHE-ECDSA-AES128-SHA"],
            ["-alpn", "h2"],
        ])
    func refused(options: [String]) throws {
        let files = try Files()
        let peer = try OneConnectionServer(files.server, answer: [])
        let client = try OpenSSLCommand.run(
            ["s_client", "-connect", "127.0.0.1:\(peer.port)"] + options)
        let outcome = try peer.result()
        #expect(outcome.handshake == .failed)
        #expect(!outcome.problem.isEmpty)
        #expect(client.status != 0)
    }

    @Test("Plain HTTP to the TLS port fails at once and is recognised", .enabled(if: present))
    func plainHTTP() throws {
        let files = try Files()
        let peer = try OneConnectionServer(files.server, answer: [])
        let client = try LoopbackClient(port: peer.port)
        client.get("/")
        let outcome = try peer.result()
        #expect(outcome.handshake == .failed)
        #expect(outcome.metPlainHTTP)
    }

    @Test("A client that goes away in the handshake is an end, not an error", .enabled(if: present))
    func goneClient() throws {
        let files = try Files()
        let peer = try OneConnectionServer(files.server, answer: [])
        _ = try LoopbackClient(port: peer.port)  // closes at once
        #expect(try peer.result().handshake == .closed)
    }

    @Test(
        "Reload: new sessions show the new certificate, a broken file keeps the old one",
        .enabled(if: present))
    func reload() throws {
        let files = try Files()
        let now = Int64(Date().timeIntervalSince1970)
        let next = try files.authority.makeLeaf(names: ["localhost"], nowUnixSeconds: now)
        _ = try files.folder.write(next.certificate, to: "leaf.pem")
        #expect(throws: TLSError.self) { try files.server.reload() }  // the key is the old one
        let before = try OneConnectionServer(files.server, answer: [])
        #expect(try files.client(before.port).text.contains("Verify return code: 0 (ok)"))
        _ = try before.result()
        _ = try files.folder.write(next.key, to: "key.pem", mode: 0o600)
        try files.server.reload()
        let after = try OneConnectionServer(files.server, answer: [])
        let shown = try files.client(after.port, "-showcerts").text
        _ = try after.result()
        #expect(shown.contains(next.certificate))
    }

    @Test("Files that can not be used are named in the error", .enabled(if: TLSServer.isAvailable))
    func badFiles() throws {
        let folder = try TemporaryFolder()
        let junk = try folder.write("not a certificate\n", to: "junk.pem")
        for path in [junk, folder.file("missing.pem")] {
            let error = #expect(throws: TLSError.self) {
                _ = try TLSServer(certificatePath: path, keyPath: junk)
            }
            #expect(error?.code == .certificate)
            #expect(error?.message.contains(path) == true)
        }
    }

    @Test("A build without TLS says so", .enabled(if: !TLSServer.isAvailable))
    func unavailable() throws {
        let error = #expect(throws: TLSError.self) {
            _ = try TLSServer(certificatePath: "/x", keyPath: "/y")
        }
        #expect(error?.code == .unavailable)
    }
}
