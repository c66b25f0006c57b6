/// Which names a request may address this server by.
///
/// A page on the internet can make its own name resolve to an address in the home and so read
/// from here with the browser's help (DNS rebinding). It can not change the name that the
/// browser then sends, so names that are not ours are refused. Plain addresses are always
/// accepted: no page can claim one.
struct HostPolicy: Hashable, Sendable {
    private let names: Set<String>

    /// - Parameters:
    ///   - configured: names from the configuration and the certificate, in any case.
    ///   - machine: the machine's host name; it is accepted alone and with the suffixes that
    ///     home networks use and nobody can register.
    init(configured: [String], machine: String) {
        var names: Set<String> = ["localhost"]
        for name in configured { names.insert(Self.plain(name)) }
        let short = Self.plain(machine).prefix { $0 != "." }
        names.insert(Self.plain(machine))
        if !short.isEmpty {
            for suffix in ["", ".local", ".lan", ".home.arpa", ".internal"] {
                names.insert(short + suffix)
            }
        }
        names.remove("")
        self.names = names
    }

    /// Whether a request for `authority` is meant for this server. A request without one
    /// (HTTP/1.0) comes from no browser and is accepted.
    func accepts(_ authority: Authority?) -> Bool {
        guard let authority else { return true }
        return authority.isAddress || names.contains(authority.host)
            || authority.host.hasSuffix(".localhost")
    }

    private static func plain(_ name: String) -> String {
        let lower = name.lowercased()
        return lower.hasSuffix(".") ? String(lower.dropLast()) : lower
    }
}
