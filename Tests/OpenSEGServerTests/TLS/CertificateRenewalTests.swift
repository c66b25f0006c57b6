import Foundation
import Testing

@testable import OpenSEGServer

@Suite("Certificate renewal", .enabled(if: TLSServer.isAvailable))
struct CertificateRenewalTests {
    static let day: Int64 = 86_400
    let folder: TemporaryFolder
    let renewal: CertificateRenewal
    let now = Int64(Date().timeIntervalSince1970)
    let names = ["meter.local", "localhost", "192.0.2.1", "2001:db8::1"]

    init() throws {
        folder = try TemporaryFolder()
        let authority = try DeviceAuthority(
            commonName: "t", names: names, nowUnixSeconds: now)
        let leaf = try authority.makeLeaf(names: names, nowUnixSeconds: now)
        renewal = CertificateRenewal(
            authorityPath: try folder.write(authority.pair.certificate, to: "ca.pem"),
            authorityKeyPath: try folder.write(authority.pair.key, to: "ca-key.pem", mode: 0o600),
            certificatePath: try folder.write(leaf.certificate, to: "server.pem"),
            keyPath: try folder.write(leaf.key, to: "server-key.pem", mode: 0o600))
    }

    @Test("A certificate with time and names is left alone")
    func notDue() throws {
        let before = try folder.text(of: "server.pem")
        #expect(renewal.renewIfDue(names: names, nowUnixSeconds: now) == .notDue)
        #expect(renewal.renewIfDue(names: names, nowUnixSeconds: now + 365 * Self.day) == .notDue)
        #expect(
            renewal.renewIfDue(names: names + ["2001:db8::2"], nowUnixSeconds: now) == .notDue,
            "IPv6 addresses change too often")
        #expect(try folder.text(of: "server.pem") == before)
    }

    @Test(
        "Renewed in time, also long after its end; the key stays",
        arguments: [367, 396, 1000, 5000])
    func due(day: Int64) throws {
        let key = try folder.text(of: "server-key.pem")
        let later = now + day * Self.day
        guard
            case .renewed(let fingerprint) = renewal.renewIfDue(
                names: names, nowUnixSeconds: later)
        else {
            Issue.record("not renewed")
            return
        }
        let details = try CertificateDetails(pem: try folder.text(of: "server.pem"))
        #expect(details.fingerprint == fingerprint)
        #expect(details.notAfterUnixSeconds > later + 390 * Self.day)
        #expect(try folder.text(of: "server-key.pem") == key)
        #expect(try folder.mode(of: "server.pem") == 0o644)
        #expect(renewal.renewIfDue(names: names, nowUnixSeconds: later) == .notDue)
        #expect(throws: Never.self) {
            _ = try TLSServer(
                certificatePath: folder.file("server.pem"), keyPath: folder.file("server-key.pem"))
        }
    }

    @Test("A new IPv4 address or name is taken in", arguments: ["192.0.2.9", "other.local"])
    func newName(name: String) throws {
        guard case .renewed = renewal.renewIfDue(names: names + [name], nowUnixSeconds: now) else {
            Issue.record("not renewed")
            return
        }
        let details = try CertificateDetails(pem: try folder.text(of: "server.pem"))
        #expect(details.names == names + [name])
    }

    @Test(
        "A name beyond the authority, a clock before it, a lost key: told, and nothing is changed")
    func failures() throws {
        let before = try folder.text(of: "server.pem")
        func failure(_ names: [String], _ now: Int64) -> String {
            if case .failed(let message) = renewal.renewIfDue(names: names, nowUnixSeconds: now) {
                return message
            }
            return ""
        }
        #expect(failure(names + ["example.com"], now).contains("permitted subtree violation"))
        #expect(failure(names, 1000).contains("not yet valid"))
        _ = try folder.write("junk", to: "ca-key.pem", mode: 0o600)
        #expect(failure(names, now + 390 * Self.day).contains("authority's key"))
        _ = try folder.write("junk", to: "ca-key.pem", mode: 0o644)
        #expect(failure(names, now + 390 * Self.day).contains("chmod 600"))
        #expect(try folder.text(of: "server.pem") == before)
        try FileManager.default.removeItem(atPath: folder.file("server.pem"))
        #expect(failure(names, now).contains("server.pem can not be read"))
    }
}
