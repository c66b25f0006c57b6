import CTLS

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The names and addresses under which this machine can be reached on its own network.
enum LocalNames {
    /// `preferred` names first, then host name, `host.local`, `localhost`, loopback and interface
    /// addresses, each once. IPv6 link-local addresses are left out (they need a zone).
    static func all(preferred: [String] = []) -> [String] {
        var names = preferred
        let host = hostName
        if isName(host) {
            names.append(host)
            if !isQualified(host) { names.append(host + ".local") }
        }
        names += ["localhost", "127.0.0.1", "::1"]
        if let list = unsafe ctls_local_addresses() {
            // Handed to us, ended by NUL.
            let text = unsafe String(cString: list)
            unsafe ctls_free(list)
            names += text.split(separator: "\n").map(String.init)
        }
        return unique(names)
    }

    /// The machine's host name, as the kernel has it.
    static var hostName: String {
        var text = [CChar](repeating: 0, count: 256)
        // One byte is kept back, so that the text always ends.
        guard unsafe gethostname(&text, text.count - 1) == 0 else { return "" }
        return String(
            decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Whether a host name has a domain. (Of bytes: `contains` of a `String` would link the
    /// standard library's regular expressions, some megabytes.)
    static func isQualified(_ name: String) -> Bool {
        name.utf8.contains(UInt8(ascii: "."))
    }

    /// The texts without repetitions, in order of first appearance.
    static func unique(_ texts: [String]) -> [String] {
        var seen: Set<String> = []
        return texts.filter { seen.insert($0).inserted }
    }

    /// Whether the text is an IPv4 or IPv6 address.
    static func isAddress(_ text: String) -> Bool {
        isIPv4(text) || isIPv6(text)
    }

    /// Whether the text is a dotted-quad IPv4 address.
    static func isIPv4(_ text: String) -> Bool {
        var address = in_addr()
        return unsafe inet_pton(AF_INET, text, &address) == 1
    }

    /// Whether the text is an IPv6 address without zone and brackets.
    static func isIPv6(_ text: String) -> Bool {
        var address = in6_addr()
        return unsafe inet_pton(AF_INET6, text, &address) == 1
    }

    /// Whether the text can stand as a DNS name: labels of 1 to 63 letters, digits, hyphens and
    /// underscores, at most 253 bytes, not all digits at the end (that would be an address).
    static func isName(_ text: String) -> Bool {
        let labels = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard (1...253).contains(text.utf8.count), let last = labels.last,
            !last.allSatisfy({ (48...57).contains($0) })
        else { return false }
        return labels.allSatisfy { label in
            (1...63).contains(label.count) && label.first != UInt8(ascii: "-")
                && label.last != UInt8(ascii: "-")
                && label.allSatisfy { byte in
                    (48...57).contains(byte) || (65...90).contains(byte)
                        || (97...122).contains(byte) || byte == UInt8(ascii: "-")
                        || byte == UInt8(ascii: "_")
                }
        }
    }
}
