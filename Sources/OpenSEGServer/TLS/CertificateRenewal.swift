/// Keeps the server's certificate valid: makes a new one from the device's own authority when the
/// old one nears its end or lacks a name. The key stays, so that pins of it survive.
struct CertificateRenewal: Sendable {
    /// What a look came to.
    enum Outcome: Hashable, Sendable {
        /// Nothing had to be done.
        case notDue
        /// There is a new certificate in the file.
        case renewed(fingerprint: String)
        /// It is due and could not be done; one sentence without full stop.
        case failed(String)
    }

    /// How long before the end a new certificate is made.
    static let marginSeconds: Int64 = 30 * 86_400

    var authorityPath: String
    var authorityKeyPath: String
    var certificatePath: String
    var keyPath: String

    /// Whether a certificate must be replaced: 30 days before its end, when it is not valid yet
    /// (it was made while the clock was wrong), or when one of the wanted names is missing.
    ///
    /// IPv6 addresses do not count, because many change every day; they come along.
    static func isDue(
        _ details: CertificateDetails, wanted: [String], nowUnixSeconds: Int64
    ) -> Bool {
        nowUnixSeconds > details.notAfterUnixSeconds - marginSeconds
            || nowUnixSeconds < details.notBeforeUnixSeconds
            || wanted.contains { !LocalNames.isIPv6($0) && !details.names.contains($0) }
    }

    /// Looks at the certificate's file and replaces it if it is due.
    ///
    /// - Parameter names: the names and addresses that the certificate should have.
    func renewIfDue(names: [String], nowUnixSeconds: Int64) -> Outcome {
        do {
            let details = try CertificateDetails(pem: LocalFile.text(certificatePath))
            guard Self.isDue(details, wanted: names, nowUnixSeconds: nowUnixSeconds) else {
                return .notDue
            }
            let authority = DeviceAuthority(
                DeviceAuthority.Pair(
                    certificate: try LocalFile.text(authorityPath),
                    key: try LocalFile.text(authorityKeyPath, isSecret: true)))
            let leaf = try authority.makeLeaf(
                names: names, key: LocalFile.text(keyPath, isSecret: true),
                nowUnixSeconds: nowUnixSeconds)
            try LocalFile.replace(certificatePath, leaf.certificate, mode: 0o644)
            return .renewed(fingerprint: try CertificateDetails(pem: leaf.certificate).fingerprint)
        } catch let error as TLSError {
            return .failed(error.message)
        } catch let error as LocalFile.Failure {
            return .failed(error.message)
        } catch {
            return .failed("the certificate can not be renewed")
        }
    }
}
