#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

extension ListenAddress {
    /// What a socket that somebody else opened is bound to; nil when that is no address of a kind
    /// that is served here.
    init?(boundTo descriptor: Int32) {
        var bytes = [UInt8](repeating: 0, count: 128)
        var size = socklen_t(bytes.count)
        // getsockname writes at most `size` bytes, all of which are ours.
        let result = unsafe bytes.withUnsafeMutableBytes { room in
            unsafe getsockname(
                descriptor, room.baseAddress?.assumingMemoryBound(to: sockaddr.self), &size)
        }
        guard result == 0, size >= 2 else { return nil }
        let family = unsafe bytes.withUnsafeBytes { unsafe $0.load(as: sa_family_t.self) }
        let port = UInt16(bytes[2]) << 8 | UInt16(bytes[3])
        switch Int32(family) {
        case AF_INET: self = .ipv4(Array(bytes[4..<8]), port: port)
        case AF_INET6:
            let address = Array(bytes[8..<24])
            self = .ipv6(address, port: port, acceptsIPv4: false)
        case AF_UNIX:
            let path = bytes[2..<min(Int(size), bytes.count)].prefix { $0 != 0 }
            self = .unixSocket(path: String(decoding: path, as: UTF8.self))
        default: return nil
        }
    }
}
