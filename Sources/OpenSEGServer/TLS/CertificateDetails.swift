import CTLS

/// What the gateway needs to know of a certificate: its dates, names and fingerprint.
struct CertificateDetails: Hashable, Sendable {
    /// First second of its validity, Unix time.
    var notBeforeUnixSeconds: Int64
    /// Last second of its validity, Unix time.
    var notAfterUnixSeconds: Int64
    /// SHA-256 over the DER form, 32 bytes.
    var sha256: [UInt8]
    /// DNS names and IP addresses it stands for, in the certificate's order.
    var names: [String]

    /// Reads the first certificate of a PEM text.
    ///
    /// - Throws: `.certificate` when there is none that can be read.
    init(pem: String) throws(TLSError) {
        var raw = unsafe ctls_certificate()
        _ = try unsafe TLSError.reported(as: .certificate) { why, room in
            unsafe ctls_certificate_read(pem, &raw, why, room) == 1 ? () : nil
        }
        // Set by the successful call above and ours to free.
        let text = unsafe String(cString: raw.names)
        unsafe ctls_free(raw.names)
        names = text.split(separator: "\n").map(String.init)
        notBeforeUnixSeconds = unsafe raw.not_before
        notAfterUnixSeconds = unsafe raw.not_after
        sha256 = unsafe withUnsafeBytes(of: raw.sha256) { unsafe [UInt8]($0) }
    }

    /// The fingerprint as browsers and phones show it: `AB:CD:…`, 32 pairs.
    var fingerprint: String {
        sha256.map { byte in
            let digits = String(byte, radix: 16, uppercase: true)
            return digits.count == 1 ? "0" + digits : digits
        }.joined(separator: ":")
    }
}
