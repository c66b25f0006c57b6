import Foundation
import Testing

@testable import OpenSEGServer

private let present = TLSServer.isAvailable && OpenSSLCommand.path != nil

@Suite("Device authority, with the openssl command as second opinion")
struct DeviceAuthorityTests {
    static let now = Int64(Date().timeIntervalSince1970)

    @Test(
        "The leaf verifies, has its names, P-256, and is short enough for phones",
        .enabled(if: present))
    func leaf() throws {
        let folder = try TemporaryFolder()
        let names = [
            "meter.example.org", "meter", "meter.local", "192.0.2.7", "::1", "2001:db8::7",
        ]
        let authority = try DeviceAuthority(
            commonName: "OpenSEG test", names: names, nowUnixSeconds: Self.now)
        let leaf = try authority.makeLeaf(names: names, nowUnixSeconds: Self.now)
        let ca = try folder.write(authority.pair.certificate, to: "ca.pem")
        let file = try folder.write(leaf.certificate, to: "leaf.pem")

        let verified = try OpenSSLCommand.run(
            ["verify", "-x509_strict", "-purpose", "sslserver", "-CAfile", ca, file])
        #expect(verified.status == 0, "\(verified.text)")
        let text = try OpenSSLCommand.run(["x509", "-in", file, "-noout", "-text"]).text
        for expected in [
            "DNS:meter.example.org", "DNS:meter.local", "IP Address:192.0.2.7",
            "IP Address:2001:DB8:0:0:0:0:0:7", "NIST CURVE: P-256", "ecdsa-with-SHA256",
            "TLS Web Server Authentication", "CA:FALSE", "X509v3 Authority Key Identifier",
        ] {
            #expect(text.contains(expected), "\(expected)")
        }
        let details = try CertificateDetails(pem: leaf.certificate)
        #expect(details.names == names)
        #expect(details.notAfterUnixSeconds - details.notBeforeUnixSeconds < 397 * 86400)
        #expect(details.notBeforeUnixSeconds == Self.now - 3600)
        let print = try OpenSSLCommand.run(
            ["x509", "-in", file, "-noout", "-fingerprint", "-sha256"]
        ).text
        #expect(print.contains("=" + details.fingerprint + "\n"))
    }

    @Test(
        "The authority is good for ten years at least and only for the home's names",
        .enabled(if: present))
    func authority() throws {
        let folder = try TemporaryFolder()
        let authority = try DeviceAuthority(
            commonName: "OpenSEG test", names: ["meter.example.org", "192.0.2.7"],
            nowUnixSeconds: Self.now)
        let ca = try folder.write(authority.pair.certificate, to: "ca.pem")
        let text = try OpenSSLCommand.run(["x509", "-in", ca, "-noout", "-text"]).text
        for expected in [
            "CA:TRUE, pathlen:0", "Certificate Sign, CRL Sign", "Name Constraints: critical",
            "DNS:meter.example.org", "DNS:local",
        ] {
            #expect(text.contains(expected), "\(expected)")
        }
        let details = try CertificateDetails(pem: authority.pair.certificate)
        #expect(details.notAfterUnixSeconds > Self.now + 10 * 366 * 86400)
        for stranger in ["example.com", "example.org"] {
            let error = #expect(throws: TLSError.self) {
                _ = try authority.makeLeaf(names: [stranger], nowUnixSeconds: Self.now)
            }
            #expect(error?.code == .authority)
            #expect(error?.message.contains("permitted subtree violation") == true)
        }
        #expect(throws: Never.self) {
            _ = try authority.makeLeaf(
                names: ["sub.meter.example.org", "anything.local", "203.0.113.9"],
                nowUnixSeconds: Self.now)
        }
    }

    @Test("Renewal can keep the key", .enabled(if: present))
    func keepsKey() throws {
        let authority = try DeviceAuthority(
            commonName: "t", names: ["localhost"], nowUnixSeconds: Self.now)
        let first = try authority.makeLeaf(names: ["localhost"], nowUnixSeconds: Self.now)
        let second = try authority.makeLeaf(
            names: ["localhost"], key: first.key, nowUnixSeconds: Self.now)
        #expect(second.certificate != first.certificate)
        #expect(second.key == first.key)
    }

    @Test(
        "Damaged authority files, a foreign key, no name, a wrong clock: an error each",
        .enabled(if: present))
    func errors() throws {
        let one = try DeviceAuthority(
            commonName: "t", names: ["localhost"], nowUnixSeconds: Self.now)
        let other = try DeviceAuthority(
            commonName: "t", names: ["localhost"], nowUnixSeconds: Self.now)
        func leaf(_ pair: DeviceAuthority.Pair, _ names: [String], _ now: Int64) -> TLSError? {
            do throws(TLSError) {
                _ = try DeviceAuthority(pair).makeLeaf(names: names, nowUnixSeconds: now)
                return nil
            } catch {
                return error
            }
        }
        var mixed = one.pair
        mixed.key = other.pair.key
        #expect(leaf(mixed, ["localhost"], Self.now)?.code == .authority)
        var damaged = one.pair
        damaged.certificate = String(damaged.certificate.dropFirst(200))
        #expect(leaf(damaged, ["localhost"], Self.now)?.code == .authority)
        #expect(leaf(one.pair, [], Self.now)?.code == .authority)
        #expect(leaf(one.pair, ["localhost"], 0)?.code == .authority)  // 1970: not yet valid
        #expect(leaf(one.pair, ["localhost"], Self.now)?.code == nil)
    }
}
