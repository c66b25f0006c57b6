#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Where the server listens.
///
/// Text forms: `192.168.1.2:8443`, `[fd00::1]:8443`, `0.0.0.0:8443` (all IPv4), `[::]:8443` (all
/// IPv6), `*:8443` (IPv6 and IPv4), `localhost:8443` (both loopback addresses' IPv4 one) and
/// `unix:/run/openseg.sock`. Port 0 lets the system choose.
enum ListenAddress: Hashable, Sendable, CustomStringConvertible {
    /// Four bytes in network order.
    case ipv4([UInt8], port: UInt16)
    /// Sixteen bytes in network order; `acceptsIPv4` only together with the unspecified address.
    case ipv6([UInt8], port: UInt16, acceptsIPv4: Bool)
    case unixSocket(path: String)

    init?(_ text: String) {
        if text.hasPrefix("unix:") {
            let path = String(text.dropFirst(5))
            // 107 bytes and a NUL are all that a socket address holds.
            guard path.hasPrefix("/"), path.utf8.count <= 107, !path.utf8.contains(0) else {
                return nil
            }
            self = .unixSocket(path: path)
            return
        }
        guard let colon = text.lastIndex(of: ":") else { return nil }
        let digits = text[text.index(after: colon)...]
        guard !digits.isEmpty, digits.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }),
            let port = UInt16(digits)
        else { return nil }
        var host = String(text[..<colon])
        if host == "*" {
            self = .ipv6([UInt8](repeating: 0, count: 16), port: port, acceptsIPv4: true)
            return
        }
        if host == "localhost" { host = "127.0.0.1" }
        if host.hasPrefix("["), host.hasSuffix("]"),
            let bytes = Self.bytes(of: String(host.dropFirst().dropLast()), AF_INET6, count: 16)
        {
            self = .ipv6(bytes, port: port, acceptsIPv4: false)
        } else if let bytes = Self.bytes(of: host, AF_INET, count: 4) {
            self = .ipv4(bytes, port: port)
        } else {
            return nil
        }
    }

    /// The bytes of a numeric address; nil when the text is none.
    private static func bytes(of text: String, _ family: Int32, count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        // inet_pton writes `count` bytes for the family it was given: 4 or 16.
        let result = unsafe bytes.withUnsafeMutableBytes { room in
            unsafe inet_pton(family, text, room.baseAddress)
        }
        return result == 1 ? bytes : nil
    }

    var description: String {
        switch self {
        case .ipv4(let bytes, let port):
            bytes.map { "\($0)" }.joined(separator: ".") + ":\(port)"
        case .ipv6(_, let port, acceptsIPv4: true): "*:\(port)"
        case .ipv6(let bytes, let port, acceptsIPv4: false):
            "[" + Self.groups(of: bytes) + "]:\(port)"
        case .unixSocket(let path): "unix:" + path
        }
    }

    /// Eight groups in hex; the first longest run of zero groups shortened (RFC 5952).
    private static func groups(of bytes: [UInt8]) -> String {
        let groups = stride(from: 0, to: 16, by: 2).map {
            UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1])
        }
        var best = 0..<0
        var start = 0
        for end in 0...8 where end == 8 || groups[end] != 0 {
            if end - start > max(best.count, 1) { best = start..<end }
            start = end + 1
        }
        func text(_ range: Range<Int>) -> String {
            groups[range].map { String($0, radix: 16) }.joined(separator: ":")
        }
        return best.isEmpty
            ? text(0..<8) : text(0..<best.lowerBound) + "::" + text(best.upperBound..<8)
    }

    /// Whether only this machine can reach it.
    var isLocal: Bool {
        switch self {
        case .ipv4(let bytes, _): bytes[0] == 127
        case .ipv6(let bytes, _, _): bytes.dropLast().allSatisfy { $0 == 0 } && bytes[15] == 1
        case .unixSocket: true
        }
    }
}
