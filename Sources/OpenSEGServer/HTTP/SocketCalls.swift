#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

// The socket calls whose types differ between C libraries, or whose names clash with methods.

/// `SOCK_STREAM`, which is an enum in one C library and a number in the other.
var streamSocketType: Int32 {
    #if canImport(Glibc)
        Int32(SOCK_STREAM.rawValue)
    #else
        SOCK_STREAM
    #endif
}

/// Makes a descriptor non-blocking and closed in child processes.
func setUpDescriptor(_ descriptor: Int32) {
    _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
}

/// Sets a socket option that is one number.
func setOption(_ descriptor: Int32, _ level: Int32, _ name: Int32, to value: Int32) {
    var value = value
    // The option's value is the four bytes of `value`.
    _ = unsafe setsockopt(descriptor, level, name, &value, socklen_t(MemoryLayout<Int32>.size))
}

/// `accept(2)` under a name that a method called `accept` does not hide.
@unsafe
func systemAccept(
    _ descriptor: Int32, _ address: UnsafeMutablePointer<sockaddr>?,
    _ size: UnsafeMutablePointer<socklen_t>?
) -> Int32 {
    unsafe accept(descriptor, address, size)
}

/// `send(2)` that answers a closed peer with an error and not with a signal. With `isFollowed` the
/// bytes may wait for those of the next call.
@unsafe
func systemSend(
    _ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int, isFollowed: Bool
) -> Int {
    unsafe send(
        descriptor, bytes, count,
        Int32(MSG_NOSIGNAL) | (isFollowed ? Int32(MSG_MORE) : 0))
}

extension ListenAddress {
    /// Calls `body` with the address in the form the system wants, and its size.
    func withSocketAddress(
        _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) -> Int32 {
        switch self {
        case .ipv4(let bytes, let port):
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_port = port.bigEndian
            let number = bytes.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
            address.sin_addr.s_addr = number.bigEndian
            return unsafe Self.call(&address, body)
        case .ipv6(let bytes, let port, _):
            var address = sockaddr_in6()
            address.sin6_family = sa_family_t(AF_INET6)
            address.sin6_port = port.bigEndian
            // sin6_addr is sixteen plain bytes, and so is `bytes`.
            unsafe withUnsafeMutableBytes(of: &address.sin6_addr) {
                unsafe $0.copyBytes(from: bytes)
            }
            return unsafe Self.call(&address, body)
        case .unixSocket(let path):
            var address = sockaddr_un()
            address.sun_family = sa_family_t(AF_UNIX)
            // `init` let through at most 107 bytes; the rest stays NUL.
            unsafe withUnsafeMutableBytes(of: &address.sun_path) {
                unsafe $0.copyBytes(from: path.utf8)
            }
            return unsafe Self.call(&address, body)
        }
    }

    /// The system takes all kinds of address as `sockaddr` with the true size beside it.
    private static func call<Address>(
        _ address: inout Address, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) -> Int32 {
        unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe body($0, socklen_t(MemoryLayout<Address>.size))
            }
        }
    }
}

extension ClientAddress {
    /// From what `accept` wrote: an IPv4 or an IPv6 address in room for the larger of the two.
    init(_ storage: sockaddr_in6) {
        // Reading the plain bytes of a plain C value.
        let bytes = unsafe withUnsafeBytes(of: storage) { unsafe Array($0) }
        if Int32(storage.sin6_family) == AF_INET6 {
            self.init(ipv6: Array(bytes[8..<24]))
        } else {
            self.init(ipv4: Array(bytes[4..<8]))
        }
    }
}

/// `poll(2)` under a name that a method called `poll` does not hide.
@unsafe
func systemPoll(_ entries: UnsafeMutablePointer<pollfd>?, _ count: nfds_t, _ wait: Int32) -> Int32 {
    unsafe poll(entries, count, wait)
}

/// TLS libraries write with write(2), which would end the process when a client has gone. Blocked
/// for the calling thread, the signal stays pending and harms nobody.
func blockBrokenPipeSignal() {
    var signals = sigset_t()
    // The set is a local variable.
    _ = unsafe sigemptyset(&signals)
    _ = unsafe sigaddset(&signals, SIGPIPE)
    _ = unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)
}

/// `close(2)` under a name that a method called `close` does not hide.
func systemClose(_ descriptor: Int32) -> Int32 {
    close(descriptor)
}
