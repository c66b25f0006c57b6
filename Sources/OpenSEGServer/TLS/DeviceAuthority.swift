import CTLS

/// The certificate authority that one gateway is for itself: installed once on the owner's phones
/// and computers, it vouches for the gateway's server certificates, and for nothing else.
struct DeviceAuthority: Sendable {
    /// A certificate and its private key as PEM texts. The key is a secret.
    struct Pair: Sendable {
        var certificate: String
        var key: String
    }

    /// How long an authority is good for: 20 years, longer than the device.
    static let authorityDays: Int32 = 7305
    /// How long a server certificate is good for: phones refuse more than 397 days.
    static let leafDays: Int32 = 396
    /// DNS names below which an authority may vouch besides the gateway's own names: those that
    /// home networks use and that nobody can own on the Internet.
    static let homeDomains = ["local", "localhost", "lan", "home", "internal", "home.arpa"]

    /// The authority's own certificate and key.
    let pair: Pair

    /// An authority that was made before.
    init(_ pair: Pair) {
        self.pair = pair
    }

    /// Makes a new authority that may vouch for the DNS names among `names`, names below them,
    /// `homeDomains`, and every IP address.
    ///
    /// - Throws: `.authority`, also when the build has no TLS.
    init(commonName: String, names: [String], nowUnixSeconds: Int64) throws(TLSError) {
        let permitted = LocalNames.unique(
            Self.homeDomains + names.filter { !LocalNames.isAddress($0) })
        pair = try unsafe Self.makePair { made, why, room in
            unsafe ctls_make_authority(
                commonName, permitted.joined(separator: "\n"), nowUnixSeconds,
                Self.authorityDays, &made, why, room)
        }
    }

    /// Makes a server certificate for `names` (the first one is also its common name).
    ///
    /// - Parameter key: the PEM key to certify again, so that pins of it survive; nil makes a new
    ///   one.
    /// - Throws: `.authority` when the build has no TLS, the authority's files are damaged, it is
    ///   not valid at this time, or may not vouch for one of the names.
    func makeLeaf(
        names: [String], key: String? = nil, nowUnixSeconds: Int64
    ) throws(TLSError) -> Pair {
        try unsafe Self.makePair { made, why, room in
            unsafe ctls_make_leaf(
                pair.certificate, pair.key, names.joined(separator: "\n"), key, nowUnixSeconds,
                Self.leafDays, &made, why, room)
        }
    }

    private static func makePair(
        _ body: (inout ctls_pair, UnsafeMutablePointer<CChar>, Int) -> Int32
    ) throws(TLSError) -> Pair {
        var made = unsafe ctls_pair()
        try unsafe TLSError.reported(as: .authority) { why, room in
            unsafe body(&made, why, room) == 1 ? () : nil
        }
        // Both were set by the successful call and are ours to free.
        let pair = unsafe Pair(
            certificate: String(cString: made.certificate), key: String(cString: made.key))
        unsafe ctls_free(made.certificate)
        unsafe ctls_free(made.key)
        return pair
    }
}
