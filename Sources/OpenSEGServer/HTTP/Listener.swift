#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A listening socket that never blocks.
///
/// Closed when the last reference goes. A Unix socket's file is removed with it.
final class Listener {
    let address: ListenAddress
    let descriptor: Int32
    private let ownsSocketFile: Bool

    /// Why a listener could not be opened.
    struct Failure: Error, Hashable, Sendable {
        var address: ListenAddress
        /// The system call that failed.
        var call: String
        var errorNumber: Int32

        /// One sentence, for example "can not listen on 0.0.0.0:443 (bind: Permission denied)".
        var sentence: String {
            // strerror returns a static or thread-local NUL-terminated text.
            let reason = unsafe String(cString: strerror(errorNumber))
            return "can not listen on \(address) (\(call): \(reason))"
        }
    }

    /// Binds and listens. Throws `Failure` with the call that did not succeed.
    init(_ address: ListenAddress) throws(Failure) {
        self.address = address
        let family: Int32
        switch address {
        case .ipv4: family = AF_INET
        case .ipv6: family = AF_INET6
        case .unixSocket: family = AF_UNIX
        }
        let descriptor = socket(family, streamSocketType, 0)
        func fail(_ call: String) -> Failure {
            let failure = Failure(address: address, call: call, errorNumber: errno)
            if descriptor >= 0 { _ = close(descriptor) }
            return failure
        }
        guard descriptor >= 0 else { throw fail("socket") }
        setUpDescriptor(descriptor)
        if case .ipv6(_, _, let acceptsIPv4) = address {
            setOption(descriptor, Int32(IPPROTO_IPV6), IPV6_V6ONLY, to: acceptsIPv4 ? 0 : 1)
        }
        setOption(descriptor, SOL_SOCKET, SO_REUSEADDR, to: 1)
        if case .unixSocket(let path) = address {
            guard Self.isFree(path) else {
                errno = EEXIST
                throw fail("bind")
            }
            Self.removeDeadSocket(path)
        }
        guard unsafe address.withSocketAddress({ unsafe bind(descriptor, $0, $1) }) == 0 else {
            throw fail("bind")
        }
        guard listen(descriptor, 1_024) == 0 else { throw fail("listen") }
        self.descriptor = descriptor
        if case .unixSocket = address { ownsSocketFile = true } else { ownsSocketFile = false }
    }

    /// Takes over a socket that already listens (socket activation).
    init(adopting descriptor: Int32, as address: ListenAddress) {
        setUpDescriptor(descriptor)
        self.address = address
        self.descriptor = descriptor
        ownsSocketFile = false
    }

    /// Takes over a listening socket whatever it is bound to; nil when that is not served here.
    convenience init?(adopting descriptor: Int32) {
        guard let address = ListenAddress(boundTo: descriptor) else { return nil }
        self.init(adopting: descriptor, as: address)
    }

    deinit {
        _ = close(descriptor)
        if ownsSocketFile, case .unixSocket(let path) = address { _ = unsafe unlink(path) }
    }

    /// The port in use, also where the system chose it; nil for Unix sockets.
    var port: UInt16? {
        var storage = sockaddr_in6()
        var size = socklen_t(MemoryLayout<sockaddr_in6>.size)
        // getsockname writes at most `size` bytes; the port sits at the same place in the IPv4
        // and the IPv6 form.
        let result = unsafe withUnsafeMutablePointer(to: &storage) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe getsockname(descriptor, $0, &size)
            }
        }
        if result != 0 { return nil }
        if case .unixSocket = address { return nil }
        return UInt16(bigEndian: storage.sin6_port)
    }

    /// What `accept` found.
    enum Arrival {
        case client(descriptor: Int32, ClientAddress)
        case none
        /// Descriptors or memory ran out: try again later.
        case exhausted
    }

    /// The next waiting client, if any; its descriptor does not block.
    func accept() -> Arrival {
        var storage = sockaddr_in6()
        var size = socklen_t(MemoryLayout<sockaddr_in6>.size)
        // accept writes at most `size` bytes of the peer's address.
        let client = unsafe withUnsafeMutablePointer(to: &storage) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe systemAccept(descriptor, $0, &size)
            }
        }
        guard client >= 0 else {
            switch errno {
            case EMFILE, ENFILE, ENOBUFS, ENOMEM: return .exhausted
            default: return .none
            }
        }
        setUpDescriptor(client)
        if case .unixSocket = address { return .client(descriptor: client, .localSocket) }
        setOption(client, Int32(IPPROTO_TCP), TCP_NODELAY, to: 1)
        return .client(descriptor: client, ClientAddress(storage))
    }

    /// Whether nothing but a socket is there: a mistyped path must not cost anybody a file.
    private static func isFree(_ path: String) -> Bool {
        var information = stat()
        guard unsafe lstat(path, &information) == 0 else { return true }
        return information.st_mode & S_IFMT == S_IFSOCK
    }

    /// A socket file nobody listens on any more would make `bind` fail for ever.
    private static func removeDeadSocket(_ path: String) {
        let probe = socket(AF_UNIX, streamSocketType, 0)
        guard probe >= 0 else { return }
        defer { _ = close(probe) }
        setUpDescriptor(probe)
        let address = ListenAddress.unixSocket(path: path)
        if unsafe address.withSocketAddress({ unsafe connect(probe, $0, $1) }) != 0,
            errno == ECONNREFUSED
        {
            _ = unsafe unlink(path)
        }
    }
}
