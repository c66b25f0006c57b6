import Foundation
import Synchronization
import Testing

@testable import OpenSEGServer

@Suite("Looking after the certificate", .enabled(if: TLSServer.isAvailable))
struct CertificateKeeperTests {
    private final class Lines: Sendable {
        let lines = Mutex<[String]>([])
        var all: [String] { lines.withLock { $0 } }
    }

    private let folder: TemporaryFolder
    private let lines = Lines()

    init() throws {
        folder = try TemporaryFolder()
    }

    /// A keeper of a certificate made `days` ago, valid for the names of this machine.
    private func keeper(days: Int64) throws -> CertificateKeeper {
        let made = Int64(Date().timeIntervalSince1970) - days * 86_400
        let names = LocalNames.all(preferred: [])
        let authority = try DeviceAuthority(
            commonName: "t", names: names, nowUnixSeconds: made)
        let leaf = try authority.makeLeaf(names: names, nowUnixSeconds: made)
        let renewal = CertificateRenewal(
            authorityPath: try folder.write(authority.pair.certificate, to: "ca.pem"),
            authorityKeyPath: try folder.write(authority.pair.key, to: "ca-key.pem", mode: 0o600),
            certificatePath: try folder.write(leaf.certificate, to: "server.pem"),
            keyPath: try folder.write(leaf.key, to: "server-key.pem", mode: 0o600))
        let server = try TLSServer(
            certificatePath: folder.file("server.pem"), keyPath: folder.file("server-key.pem"))
        let lines = lines
        return CertificateKeeper(
            renewal, hostNames: [], server: server,
            log: Log(.text) { line in lines.lines.withLock { $0.append(line) } })
    }

    @Test("One that is good is left alone, without a word")
    func notDue() throws {
        let keeper = try keeper(days: 1)
        #expect(keeper.look(after: .notDue) == .notDue)
        #expect(lines.all.isEmpty)
    }

    @Test("One that is due is renewed, taken into use, and its fingerprint told")
    func renewed() throws {
        let keeper = try keeper(days: 380)
        guard case .renewed(let fingerprint) = keeper.look(after: .notDue) else {
            Issue.record("not renewed")
            return
        }
        #expect(lines.all.count == 1)
        #expect(lines.all.first?.hasSuffix("certificate: renewed; SHA-256 \(fingerprint)") == true)
        #expect(keeper.look(after: .renewed(fingerprint: fingerprint)) == .notDue)
    }

    @Test("A failure is told once, not with every look")
    func failure() throws {
        let keeper = try keeper(days: 380)
        _ = try folder.write("no key", to: "ca-key.pem", mode: 0o600)
        let first = keeper.look(after: .notDue)
        #expect(lines.all.count == 1)
        #expect(lines.all.first?.contains("can not be renewed: ") == true)
        #expect(keeper.look(after: first) == first)
        #expect(lines.all.count == 1)
    }
}
